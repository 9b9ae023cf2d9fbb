import { z } from 'zod'

/** In the order they contain each other: parents first. */
export const unitTypes = [
  'province',
  'urban_district',
  'rural_district',
  'town_district',
  'city_district',
  'ward',
  'commune',
  'town',
  'special_zone',
] as const
export const unitType = z.enum(unitTypes)
export type UnitType = z.infer<typeof unitType>

export const successionKinds = [
  'whole',
  'part',
  'part_area',
  'part_area_all_people',
  'unchanged',
  'renamed',
] as const
export const successionKind = z.enum(successionKinds)
export type SuccessionKind = z.infer<typeof successionKind>

/** A unit as far as its slug goes. `key` is whatever identifies it to the caller; days are ISO, null is open. */
export type SluggedUnit = {
  readonly key: string
  readonly code: string
  readonly name: string
  readonly type: UnitType
  readonly parentKey: string | null
  readonly validFrom: string | null
  readonly validTo: string | null
}

/** From a day to a day, both included; null is open. */
export type Validity = { readonly validFrom: string | null; readonly validTo: string | null }

export type Standing = 'former' | 'today' | 'to-come'
