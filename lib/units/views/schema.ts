import type { Standing, SuccessionKind, UnitType } from '../schema'

// What pages and open data get to see of a unit: plain JSON, days as 'yyyy-MM-dd'.

export type UnitLine = { slug: string; name: string; nameEn: string | null; type: UnitType }

/** `within`: the former district, which tells two units of the same name apart; `on`: since which day. */
export type UnitTie = UnitLine & { kind: SuccessionKind; within: string | null; on: string }

export type UnitPage = UnitLine & {
  code: string
  validFrom: string | null
  validTo: string | null
  standing: Standing
  population: number | null
  areaKm2: string | null
  officeAddress: string | null
  parent: UnitLine | null
  children: UnitLine[]
  predecessors: UnitTie[]
  successors: UnitTie[]
  /** Of a former district: today's units that took over what was inside it. */
  heirs: UnitLine[]
}

export type UnitLink = { slug: string; kind: SuccessionKind }

/** One unit as `/api/v1/units` gives it, keys in this order. */
export type UnitDetail = {
  code: string
  slug: string
  name: string
  nameEn: string | null
  type: UnitType
  parent: string | null
  validFrom: string | null
  validTo: string | null
  successors: UnitLink[]
  predecessors: UnitLink[]
}

export type UnitFound = UnitLine & { former: boolean; within: string | null }
