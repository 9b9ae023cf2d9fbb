import { asWritten, grouped } from '@/lib/sheets/row'
import type { Plan, PlanLine, Refused } from '@/lib/sheets/schema'
import { overlapping } from '../rules'
import {
  type Elsewhere,
  type ExistingPost,
  type ParsedPost,
  type ParsedRoster,
  type PersonWrite,
  type PostWrite,
  type RosterWrites,
} from '../schema'
import { sameElsewhere } from './moving/rules'
import { differences, shown, whole } from './telling/rules'

/**
 * A post is the one of that staff code with that first day. A new post that begins while another is open ends that one
 * the day before, and says so. Who is in post today but not in the file stays, and is listed as missing.
 */
export function planRoster(
  parsed: ParsedRoster,
  existing: readonly ExistingPost[],
  unitCode: string,
  today: string,
  elsewhere: readonly Elsewhere[] = [],
): Plan<RosterWrites> {
  const refused: Refused[] = [...parsed.refused]
  const notes = [...parsed.notes]
  const ends = new Map<string, PostWrite>()
  const persons = new Map<string, PersonWrite>()
  const change: PostWrite[] = []
  const create: PostWrite[] = []
  const counts = { new: 0, changed: 0, same: 0 }
  const lines: PlanLine[] = []
  const known = grouped(existing, ({ staffCode }) => staffCode)
  const restated = new Set(parsed.rows.map(beginning))
  for (const row of parsed.rows) {
    const own = known.get(row.staffCode) ?? []
    // A code is unique in the unit that keeps the file; somebody who moved here may bear another's.
    const namesake = own.find((post) => post.personId !== own[0]?.personId)
    if (namesake) {
      const why = `Đơn vị có hai người mang mã này: ${own[0]?.fullName} và ${namesake.fullName}; hãy cấp mã khác cho một người trước.`
      refused.push({ ...row.at, column: 'staff_code', value: row.staffCode, why })
      continue
    }
    const before = own.find((post) => post.fromDay === row.fromDay)
    const moved = own[0] ? null : sameElsewhere(row, elsewhere, notes)
    const write = { ...writeOf(row, before), personId: moved?.personId ?? null }
    const others = own.filter((post) => post !== before && !restated.has(beginning(post)))
    for (const other of others.filter((post) => overlapping(post, write))) {
      if (other.toDay === null && other.fromDay < write.fromDay) {
        ends.set(other.postId, { ...stated(other), toDay: dayBefore(write.fromDay) })
        notes.push(
          `${other.fullName} (${other.staffCode}): chức vụ "${other.positionTitle}" kết thúc ngày ${shown(dayBefore(write.fromDay))}.`,
        )
      } else {
        const until = other.toDay === null ? 'nay' : shown(other.toDay)
        const why = `Đã có chức vụ "${other.positionTitle}" từ ${shown(other.fromDay)} đến ${until} của người này; hãy sửa ngày.`
        refused.push({ ...row.at, column: 'from_day', value: shown(row.fromDay), why })
      }
    }
    const stands = own[0] ?? moved
    const person = personOf(row, stands)
    if (!stands || !samePerson(person, stands)) persons.set(row.staffCode, person)
    const what = `${row.staffCode} ${row.fullName}`
    if (!before) {
      counts.new += 1
      create.push(write)
      const from = moved ? `; chuyển đến từ ${moved.unit}` : ''
      lines.push({ change: 'new', what, how: `${whole({ ...write, ...person }, stands)}${from}` })
      continue
    }
    if (!samePost(write, before)) change.push(write)
    const how = differences({ ...before, ...write, ...person }, before)
    counts[how === '' ? 'same' : 'changed'] += 1
    if (how !== '') lines.push({ change: 'changed', what, how })
  }
  const { leftOut, mended } = parsed
  const bad = refused.length > 0
  return {
    ...counts,
    leftOut,
    missing: missingFrom(parsed, existing, today),
    ...asWritten(parsed, { refused, mended }),
    notes,
    lines,
    writes: {
      unitCode,
      persons: bad ? [] : [...persons.values()],
      change: bad ? [] : [...ends.values(), ...change],
      create: bad ? [] : create,
    },
  }
}

function missingFrom(
  { named, refused }: ParsedRoster,
  existing: readonly ExistingPost[],
  today: string,
): string[] {
  // A file that could not be read says about nobody that she is not in it.
  if (named.size === 0 && refused.length > 0) return []
  const inPost = existing.filter(
    (post) => post.fromDay <= today && (post.toDay === null || post.toDay >= today),
  )
  const absent = inPost.filter((post) => !named.has(post.staffCode))
  return [...new Set(absent.map((post) => `${post.staffCode} ${post.fullName}`))]
}

function beginning({ staffCode, fromDay }: { staffCode: string; fromDay: string }): string {
  return `${staffCode}|${fromDay}`
}

function writeOf(row: ParsedPost, before: ExistingPost | undefined): PostWrite {
  return {
    postId: before?.postId ?? null,
    personId: null,
    staffCode: row.staffCode,
    category: row.category,
    positionTitle: row.positionTitle,
    department: row.department === undefined ? (before?.department ?? null) : row.department,
    fromDay: row.fromDay,
    toDay: row.toDay === undefined ? (before?.toDay ?? null) : row.toDay,
  }
}

function stated(post: ExistingPost): PostWrite {
  const { postId, staffCode, category, positionTitle, department, fromDay, toDay } = post
  return { postId, personId: null, staffCode, category, positionTitle, department, fromDay, toDay }
}

function personOf(row: ParsedPost, known: Known | null): PersonWrite {
  return {
    personId: known?.personId ?? null,
    staffCode: row.staffCode,
    fullName: row.fullName,
    birthDate: row.birthDate === undefined ? (known?.birthDate ?? null) : row.birthDate,
    email: row.email === undefined ? (known?.email ?? null) : row.email,
  }
}

type Known = Pick<ExistingPost, 'personId' | 'fullName' | 'birthDate' | 'email'>

function samePerson(a: PersonWrite, b: Known): boolean {
  return a.fullName === b.fullName && a.birthDate === b.birthDate && a.email === b.email
}

function samePost(a: PostWrite, b: ExistingPost): boolean {
  return (
    a.category === b.category &&
    a.positionTitle === b.positionTitle &&
    a.department === b.department &&
    a.toDay === b.toDay
  )
}

function dayBefore(day: string): string {
  return new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10)
}
