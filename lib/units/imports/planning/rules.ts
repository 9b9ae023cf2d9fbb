import type { Mended, Parsed, Plan, Refused } from '@/lib/sheets/schema'
import { asWritten, grouped, mendCode } from '@/lib/sheets/row'
import { overlaps, rankOf, slugsFor } from '../../rules'
import type { SluggedUnit } from '../../schema'
import type { ExistingUnit, ParsedUnit, UnitChange, UnitRef, UnitWrite, UnitWrites } from '../schema'

const none: UnitWrites = { create: [], update: [] }

/**
 * A unit is the one that has its code and its first day. With another first day it is another unit, and two of one
 * code may not be there at once. Nothing is `missing`: a file of one province says nothing about the others.
 */
export function planUnits(parsed: Parsed<ParsedUnit>, existing: readonly ExistingUnit[]): Plan<UnitWrites> {
  const refused: Refused[] = [...parsed.refused]
  const mended: Mended[] = [...parsed.mended]
  const known = grouped(existing, ({ code }) => code)
  const matched = parsed.rows.map((unit) => ({
    unit,
    before: known.get(unit.code)?.find((one) => isSame(one, unit)),
  }))
  const after = grouped(afterwards(matched, existing), ({ code }) => code)
  const bad = new Set<ParsedUnit>()
  const refuse = (unit: ParsedUnit, column: string, value: string, why: string) => {
    bad.add(unit)
    refused.push(refusal(unit, column, value, why))
  }
  const taken = matched.map(({ unit, before }) => {
    const clash = after.get(unit.code)?.find((one) => one.unit !== unit && overlaps(one, unit))
    if (clash)
      refuse(
        unit,
        'code',
        unit.code,
        `Đã có ${clash.name} mang mã này trong thời gian đó; hãy ghi ngày hết hiệu lực của đơn vị cũ trước.`,
      )
    const parent = parentOf(unit, after, mended)
    if (unit.parentCode !== null && !parent) {
      refuse(
        unit,
        'parent_code',
        unit.parentCode,
        'Không có đơn vị cấp trên mang mã này, trong tệp cũng như đã nhập.',
      )
    }
    return { unit, before, parent }
  })
  const planned = taken.filter(({ unit }) => !bad.has(unit))
  const counts = { leftOut: parsed.leftOut, missing: [], notes: parsed.notes }
  const fresh = planned.filter(({ before }) => !before)
  const update = planned.flatMap(({ unit, before, parent }) => {
    const change = before && changeOf(unit, before, parent)
    return change ? [change] : []
  })
  const same = planned.length - fresh.length - update.length
  const totals = {
    new: fresh.length,
    changed: update.length,
    same,
    ...asWritten(parsed, { refused, mended }),
    ...counts,
  }
  if (refused.length > 0) return { ...totals, writes: none }
  const slugs = slugsFor(fresh.length > 0 ? slugged(planned, existing) : [], givenSlugs(existing))
  const create = fresh
    .toSorted((a, b) => rankOf(a.unit.type) - rankOf(b.unit.type))
    .map(({ unit, parent }) => createOf(unit, parent, slugs))
  return { ...totals, writes: { create, update } }
}

type Standing = {
  readonly unit: ParsedUnit | null
  readonly ref: UnitRef
  readonly code: string
  readonly name: string
  readonly rank: number
  readonly validFrom: string | null
  readonly validTo: string | null
}
type Matched = { readonly unit: ParsedUnit; readonly before: ExistingUnit | undefined }
type Planned = Matched & { readonly parent: Standing | undefined }

function isSame(before: ExistingUnit, unit: ParsedUnit): boolean {
  return (
    before.code === unit.code &&
    before.validFrom === unit.validFrom &&
    rankOf(before.type) === rankOf(unit.type)
  )
}

export function newKeyOf(unit: { code: string; validFrom: string | null }): string {
  return `${unit.code}@${unit.validFrom ?? ''}`
}

// Everything as it would stand once the file is in.
function afterwards(matched: readonly Matched[], existing: readonly ExistingUnit[]): Standing[] {
  const replaced = new Set(matched.map(({ before }) => before?.id))
  const kept = existing
    .filter((one) => !replaced.has(one.id))
    .map((one) => ({ ...one, unit: null, ref: { id: one.id }, rank: rankOf(one.type) }))
  const filed = matched.map(({ unit, before }) => ({
    ...unit,
    unit,
    ref: before ? { id: before.id } : { newKey: newKeyOf(unit) },
    rank: rankOf(unit.type),
  }))
  return [...kept, ...filed]
}

// Preferably one that is there at the same time; else any of that code: a province's record may begin
// with the table of 1 July 2025 and still be the parent of what ended the day before.
function parentOf(
  unit: ParsedUnit,
  after: ReadonlyMap<string, readonly Standing[]>,
  mended: Mended[],
): Standing | undefined {
  if (unit.parentCode === null) return undefined
  const above = (code: string) => (after.get(code) ?? []).filter((one) => one.rank < rankOf(unit.type))
  const code = mendCode(unit.parentCode, (tried) => above(tried).length > 0)
  if (code === null) return undefined
  if (code !== unit.parentCode)
    mended.push({ ...unit.at, column: 'parent_code', from: unit.parentCode, to: code })
  const named = above(code)
  return named.find((one) => overlaps(one, unit)) ?? named[0]
}

function changeOf(unit: ParsedUnit, before: ExistingUnit, parent: Standing | undefined): UnitChange | null {
  const nameEn = unit.nameEn === undefined ? before.nameEn : unit.nameEn
  const { name, type, validFrom, validTo, code } = unit
  const parentId = parent && 'id' in parent.ref ? parent.ref.id : null
  const same =
    name === before.name &&
    nameEn === before.nameEn &&
    type === before.type &&
    validTo === before.validTo &&
    (parent && !('id' in parent.ref) ? false : parentId === before.parentId)
  return same
    ? null
    : { id: before.id, code, name, nameEn, type, parent: parent?.ref ?? null, validFrom, validTo }
}

function createOf(
  unit: ParsedUnit,
  parent: Standing | undefined,
  slugs: ReadonlyMap<string, string>,
): UnitWrite {
  const newKey = newKeyOf(unit)
  const slug = slugs.get(newKey)
  if (!slug) throw new Error(`No slug for ${newKey}`)
  const { code, name, type, validFrom, validTo } = unit
  return {
    newKey,
    slug,
    code,
    name,
    nameEn: unit.nameEn ?? null,
    type,
    parent: parent?.ref ?? null,
    validFrom,
    validTo,
  }
}

function slugged(planned: readonly Planned[], existing: readonly ExistingUnit[]): SluggedUnit[] {
  const keyOf = (ref: UnitRef | undefined) => (ref ? ('id' in ref ? ref.id : ref.newKey) : null)
  const known = existing.map((one) => ({ ...one, key: one.id, parentKey: one.parentId }))
  const fresh = planned
    .filter(({ before }) => !before)
    .map(({ unit, parent }) => ({ ...unit, key: newKeyOf(unit), parentKey: keyOf(parent?.ref) }))
  return [...known, ...fresh]
}

function givenSlugs(existing: readonly ExistingUnit[]): Map<string, string> {
  return new Map(existing.map((one) => [one.id, one.slug]))
}

function refusal(unit: ParsedUnit, column: string, value: string, why: string): Refused {
  return { ...unit.at, column, value, why }
}
