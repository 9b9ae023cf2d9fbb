import { foldText, tidyText } from '@/lib/fold'
import {
  unitTypes,
  type SluggedUnit,
  type Standing,
  type SuccessionKind,
  type UnitType,
  type Validity,
} from './schema'

const kinds = ['Thành phố', 'Thị trấn', 'Thị xã', 'Đặc khu', 'Phường', 'Quận', 'Huyện', 'Tỉnh', 'Xã']
const districts: readonly UnitType[] = ['urban_district', 'rural_district', 'town_district', 'city_district']

/** Parents come first when units are sorted by it. */
export function rankOf(type: UnitType): number {
  return type === 'province' ? 0 : districts.includes(type) ? 1 : 2
}

export function isUnitType(text: string): text is UnitType {
  return (unitTypes as readonly string[]).includes(text)
}

export function overlaps(a: Validity, b: Validity): boolean {
  const before = (x: Validity, y: Validity) =>
    x.validTo !== null && y.validFrom !== null && x.validTo < y.validFrom
  return !before(a, b) && !before(b, a)
}

/** Is the unit there on that day? */
export function existsOn(unit: Validity, day: string): boolean {
  return (unit.validFrom === null || unit.validFrom <= day) && (unit.validTo === null || unit.validTo >= day)
}

/** Whether it has been, is there, or is known before its first day. */
export function standingOn(unit: Validity, day: string): Standing {
  if (existsOn(unit, day)) return 'today'
  return unit.validTo !== null && unit.validTo < day ? 'former' : 'to-come'
}

/** Figures may be added up or compared across a succession only where no people or land were divided. */
export function comparable(successions: readonly SuccessionKind[]): boolean {
  return successions.every((kind) => kind === 'whole' || kind === 'unchanged' || kind === 'renamed')
}

/** `Phường Thượng Cát` without its kind, `Thượng Cát`. */
export function bareName(name: string): string {
  const tidy = tidyText(name)
  const kind = kindOf(tidy)
  return kind ? tidy.slice(kind.length + 1) : tidy
}

function kindOf(name: string): string | undefined {
  return kinds.find((kind) => name.toLowerCase().startsWith(`${kind.toLowerCase()} `))
}

/** `thuong-cat` for `Phường Thượng Cát`. */
export function slugOf(name: string): string {
  return dashed(bareName(name))
}

function dashed(text: string): string {
  return foldText(text)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
}

/**
 * A slug for each unit, unique over time. One that was given before stays (`given`: key → slug), because addresses
 * are printed and linked: a unit that ends keeps its slug, and only newcomers give way to those already there.
 * Newcomers that would share one all take the next longer form, so that the order of a file does not matter.
 */
export function slugsFor(
  units: readonly SluggedUnit[],
  given: ReadonlyMap<string, string> = new Map(),
): Map<string, string> {
  const byKey = new Map(units.map((unit) => [unit.key, unit]))
  const slugs = new Map(
    units.flatMap((unit) => (given.has(unit.key) ? [[unit.key, given.get(unit.key)!]] : [])),
  )
  const taken = new Set(given.values())
  const open = units.filter((unit) => !slugs.has(unit.key))
  const forms = new Map(open.map((unit) => [unit.key, formsOf(unit, byKey.get(unit.parentKey ?? ''), byKey)]))
  const level = new Map(open.map((unit) => [unit.key, 0]))
  for (;;) {
    const claims = new Map<string, string[]>()
    for (const [key, list] of forms) {
      const slug = list[level.get(key) ?? 0] ?? ''
      claims.set(slug, [...(claims.get(slug) ?? []), key])
    }
    const giveWay = [...claims].flatMap(([slug, keys]) => yielding(keys, taken.has(slug), byKey))
    const moved = giveWay.filter((key) => (level.get(key) ?? 0) + 1 < (forms.get(key)?.length ?? 0))
    for (const key of moved) level.set(key, (level.get(key) ?? 0) + 1)
    if (moved.length > 0) continue
    for (const [slug, keys] of claims) for (const key of keys) slugs.set(key, slug)
    return slugs
  }
}

// A province and a ward may bear one name (Bắc Ninh): the province keeps it, the ward has a parent to tell it apart.
function yielding(
  keys: readonly string[],
  taken: boolean,
  byKey: ReadonlyMap<string, SluggedUnit>,
): readonly string[] {
  if (taken) return keys
  if (keys.length < 2) return []
  const provinces = keys.filter((key) => byKey.get(key)?.type === 'province')
  return provinces.length === 1 ? keys.filter((key) => !provinces.includes(key)) : keys
}

// From the short form to one that nothing else can have.
function formsOf(
  unit: SluggedUnit,
  parent: SluggedUnit | undefined,
  byKey: ReadonlyMap<string, SluggedUnit>,
): string[] {
  const name = slugOf(unit.name)
  const whole = dashed(unit.name)
  const year = unit.validTo?.slice(0, 4)
  const join = (...parts: (string | undefined)[]) => parts.filter((part) => part).join('-')
  const code = dashed(unit.code)
  const last = join(whole, parent && slugOf(parent.name), code, year ?? unit.validFrom?.slice(0, 4))
  const above = parent && slugOf(parent.name)
  const plain = !year || rankOf(unit.type) < 2 || (parent !== undefined && parent.type === 'province')
  const next = parent?.parentKey ? byKey.get(parent.parentKey) : undefined
  const forms = [
    ...(plain ? [join(name, year)] : []),
    join(name, above, year),
    join(whole, above, year),
    ...(next ? [join(whole, above, slugOf(next.name), year)] : []),
    last,
    join(last, unit.validFrom ?? 'truoc', unit.validTo ?? 'nay'),
  ]
  return forms.filter((form, n) => forms.indexOf(form) === n)
}
