import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { approveSheet, reopenSheet } from '@/lib/evaluations/approvals/commands'
import { openMonth } from '@/lib/evaluations/months/commands'
import { listOwnMonth } from '@/lib/evaluations/own/queries'
import { summary } from '@/lib/evaluations/papers/meeting/rules'
import { findMonthPaper } from '@/lib/evaluations/papers/queries'
import { slips } from '@/lib/evaluations/papers/rules'
import { attachEvidence, savePerson } from '@/lib/evaluations/people/commands'
import { importScores } from '@/lib/evaluations/scores-import/commands'
import { saveSheet, submitSheet } from '@/lib/evaluations/sheets/commands'
import { findApproval } from '@/lib/evaluations/views/queries'
import { delegate, endDelegation } from '@/lib/staff/delegations/commands'
import { isDeputy } from '@/lib/staff/delegations/rules'
import { findDelegations } from '@/lib/staff/delegations/queries'
import type { DelegationInput } from '@/lib/staff/delegations/schema'
import { texts } from '@/lib/texts'
import { testDatabase, type TestDatabase } from '@/tests/support/database'
import {
  addPerson,
  asActor,
  fullRow,
  inOffice,
  month,
  now,
  type Scene,
  setScene,
} from '../../evaluations/scene'

let database: TestDatabase
let scene: Scene
let at: { unit: string; month: string }

beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())
beforeEach(async () => {
  scene = await setScene(database, 4)
  at = { unit: scene.unit.slug, month }
  await openMonth(scene.personnel, at, now)
})

const lent = (change: Partial<DelegationInput> = {}): DelegationInput => ({
  unit: scene.unit.slug,
  role: 'rating_authority',
  kind: 'tuq',
  delegate: scene.staff[0]!,
  from: '2026-10-28',
  to: '2026-11-05',
  basis: 'Giấy ủy quyền số 12',
  ...change,
})
const asMember = (index: number) => asActor(scene.staff[index]!, scene.unit, [])
const saveAll = (who = scene.assessor, people = scene.staff) =>
  saveSheet(who, { ...at, rows: people.map((person) => fullRow(person, { unfinished: '3' })) }, now)
async function codeOf(person: string): Promise<string> {
  const [row] = await database.query<{ code: string }>('SELECT code FROM person WHERE id = $1', [person])
  return row!.code
}
const end = (delegation: string) => ({ unit: scene.unit.slug, delegation, reason: 'Về sớm' })

describe('a delegate', () => {
  it('decides for another, and the step, each decision and the event say so; her own month is left to that other', async () => {
    await saveAll()
    await submitSheet(scene.assessor, at, now)
    expect(await approveSheet(asMember(0), at, now)).toMatchObject({ reason: 'not-found' })
    const given = await delegate(scene.chair, lent(), now)
    if (!given.ok) throw new Error(given.reason)
    expect(await approveSheet(asMember(0), at, now)).toEqual({ ok: true, graded: 3, decided: 3 })

    const decisions = await database.query<{ person_id: string; delegation_id: string }>(
      `SELECT d.person_id, d.delegation_id FROM evaluation_decision d WHERE decided_by_id = $1`,
      [scene.staff[0]],
    )
    expect(decisions).toHaveLength(3)
    expect(new Set(decisions.map((each) => each.delegation_id))).toEqual(new Set([given.id]))
    expect(decisions.map((each) => each.person_id)).not.toContain(scene.staff[0])
    const [step] = await database.query(
      `SELECT delegation_id FROM sheet_transition WHERE actor_id = $1 AND "to" = 'approved'`,
      [scene.staff[0]],
    )
    expect(step).toEqual({ delegation_id: given.id })

    // On her page and on paper too.
    const chair = 'TUQ. Nguyễn Thị ' + (await codeOf(scene.chair.personId))
    const [own] = await listOwnMonth(asMember(1), month, now)
    expect(own?.decisions[0]?.signing).toBe(chair)
    const paper = await findMonthPaper(scene.personnel, at, now)
    const made = { year: '2026', illustrative: false, t: texts('vi', 'forms') }
    const slip = slips(paper!, [paper!.people.find(({ personId }) => personId === scene.staff[1])!], made)
    expect(slip.slips[0]?.parts[2]?.lines.at(-1)).toBe(
      `Người quyết định: Nguyễn Thị ${await codeOf(scene.staff[0]!)}, ${chair}.`,
    )
    expect(summary(paper!, made).signatures[1]?.hint).toBe(chair)
    const [event] = await database.query<{ payload: object }>(
      `SELECT payload FROM audit_event WHERE kind = 'sheet.approved' ORDER BY seq DESC LIMIT 1`,
    )
    expect(event!.payload).toMatchObject({ delegation: given.id, graded: 3 })

    expect(await approveSheet(asMember(0), at, now)).toMatchObject({ reason: 'own-grade' })
    expect(await approveSheet(scene.chair, at, now)).toEqual({ ok: true, graded: 1, decided: 1 })
    expect(await approveSheet(scene.chair, at, now)).toMatchObject({ reason: 'not-now', state: 'approved' })
  })

  it('fills a vacant post of assessor, and the decisions keep who scored', async () => {
    await inOffice(database, scene, scene.assessor, scene.second)
    await database.query(
      `UPDATE role_grant SET to_day = '2026-10-15' WHERE role = 'assessor' AND unit_id = $1`,
      [scene.unit.id],
    )
    expect(await saveAll()).toMatchObject({ reason: 'not-found' })
    const acting = scene.staff[3]!
    await delegate(scene.chair, lent({ role: 'assessor', kind: 'tuq', delegate: acting }), now)
    // Where nobody holds the post, who was lent it is scored by the head. The two before her are staff again.
    await openMonth(scene.personnel, at, now)
    const others = [...scene.staff.slice(0, 3), scene.assessor.personId, scene.second.personId]
    expect(await saveAll(asMember(3), others)).toMatchObject({ ok: true, saved: 5, refused: [] })
    expect(await submitSheet(asMember(3), at, now)).toMatchObject({ reason: 'incomplete' })
    await saveSheet(
      asMember(3),
      {
        ...at,
        rows: [scene.assessor, scene.second].map(({ personId }) =>
          fullRow(personId, { unit_result: '1', organising: '1', unity: '1' }),
        ),
      },
      now,
    )
    expect(await submitSheet(asMember(3), at, now)).toEqual({ ok: true })
    const hers = fullRow(acting, { unfinished: '3' })
    expect(await saveSheet(scene.chair, { ...at, rows: [hers] }, now)).toMatchObject({ ok: true, saved: 1 })
    // Leaders and civil servants are two groups: each is asked by itself.
    const some = await approveSheet(scene.chair, { ...at, quotaReasons: { unit: 'Ít người' } }, now)
    expect(some).toMatchObject({ reason: 'quota-reason', missing: [{ group: 'leaders' }] })
    const all = { unit: 'Ít người', leaders: 'Chỉ có hai người' }
    expect(await approveSheet(scene.chair, { ...at, quotaReasons: all }, now)).toMatchObject({
      ok: true,
      graded: 6,
    })
    const scored = await database.query<{ assessor_id: string; head: boolean }>(
      `SELECT DISTINCT assessor_id, one_by_law AS head FROM evaluation_decision WHERE decided_by_id = $1`,
      [scene.chair.personId],
    )
    expect(scored).toHaveLength(2)
    expect(scored).toContainEqual({ assessor_id: acting, head: false })
    expect(scored).toContainEqual({ assessor_id: scene.chair.personId, head: true })
  })

  it('leaves the delegation in the log of whatever she does: the sheet, a person’s page, evidence, a file of points', async () => {
    const given = await delegate(scene.assessor, lent({ role: 'assessor' }), now)
    if (!given.ok) throw new Error(given.reason)
    const person = scene.staff[1]!
    await saveAll(asMember(0), [person])
    const fields = { remark: 'Cả tháng đúng hạn', knockOut: '' }
    expect(await savePerson(asMember(0), { ...at, person, fields }, now)).toEqual({ ok: true })
    const bytes = new Uint8Array(Buffer.from('%PDF-1.7 thử'))
    const none = { thumbnail: null, width: null, height: null }
    const file = { mediaType: 'application/pdf', bytes, ...none, name: 'bien-ban.pdf' } as const
    expect(await attachEvidence(asMember(0), { ...at, person }, file, now)).toMatchObject({ ok: true })
    const table = `Mã cán bộ;I.1;I.2;II.1;II.2;II.3;II.4;III.1;III.2;III.3;III.4\nNV3;4;4;2;2;2;2;2;2;2;2`
    const points = { bytes: new TextEncoder().encode(table), fileName: 'diem.csv', dryRun: false }
    expect(await importScores(asMember(0), { ...at, ...points }, now)).toMatchObject({ ok: true })
    const events = await database.query<{ kind: string; under: string | null }>(
      `SELECT kind, payload ->> 'delegation' AS under FROM audit_event WHERE actor_id = $1 ORDER BY seq`,
      [scene.staff[0]],
    )
    expect(events).toEqual(
      ['sheet.saved', 'sheet.saved', 'evidence.attached', 'scores.imported'].map((kind) => ({
        kind,
        under: given.id,
      })),
    )
  })

  it('scores for another, and whoever sends the month on, everything says for whom; what is decided stays so', async () => {
    const given = await delegate(scene.assessor, lent({ role: 'assessor' }), now)
    if (!given.ok) throw new Error(given.reason)
    const [acting, ...others] = scene.staff
    await saveAll(asMember(0), others)
    await saveAll(scene.second, [acting!])
    expect(await submitSheet(scene.second, at, now)).toEqual({ ok: true })
    const signing = 'TUQ. Nguyễn Thị ' + (await codeOf(scene.assessor.personId))
    const by = 'Nguyễn Thị ' + (await codeOf(acting!))
    const table = async () =>
      new Map((await findApproval(scene.chair, at, now))!.rows.map((row) => [row.person, row]))
    const slipOf = async (person: string) => {
      const paper = await findMonthPaper(scene.personnel, at, now)
      const made = { year: '2026', illustrative: false, t: texts('vi', 'forms') }
      return slips(paper!, [paper!.people.find(({ personId }) => personId === person)!], made).slips[0]
        ?.signatures[1]
    }
    const said = async () => {
      const rows = await table()
      expect(rows.get(others[0]!)).toMatchObject({ scoredBy: by, scoredFor: signing })
      expect(rows.get(acting!)).toMatchObject({ scoredFor: null })
      expect(await slipOf(others[0]!)).toMatchObject({ name: by, hint: signing })
      expect((await slipOf(acting!))?.hint).not.toContain('TUQ.')
    }
    await said()
    expect(await approveSheet(scene.chair, at, now)).toMatchObject({ ok: true, graded: 4 })
    await said()
    const [own] = await listOwnMonth(asMember(1), month, now)
    expect(own?.decisions[0]).toMatchObject({ assessor: by, assessorSigning: signing, signing: null })

    // What is typed after a reopening is the working copy's; the decision keeps who scored it.
    await reopenSheet(scene.chair, { ...at, reason: 'Sót một việc', days: 5 }, now)
    const mended = fullRow(others[0]!, { unfinished: '4' })
    expect(await saveSheet(scene.second, { ...at, rows: [mended] }, now)).toMatchObject({ saved: 1 })
    expect((await table()).get(others[0]!)).toMatchObject({ scoredFor: null })
    expect(await slipOf(others[0]!)).toMatchObject({ name: by, hint: signing })
    await submitSheet(scene.second, at, now)
    await approveSheet(scene.chair, at, now)
    const [again] = await listOwnMonth(asMember(1), month, now)
    expect(again?.decisions.map(({ assessorSigning }) => assessorSigning)).toEqual([null, signing])
  })

  it('is one from the first day to the last, and no more once it is ended', async () => {
    const given = await delegate(
      scene.chair,
      lent({ role: 'assessor', from: '2026-10-29', to: '2026-10-30' }),
      now,
    )
    if (!given.ok) throw new Error(given.reason)
    const save = (day: string) =>
      saveSheet(
        asMember(0),
        { ...at, rows: [fullRow(scene.staff[1]!, { 'I.1': day.slice(8, 9) })] },
        new Date(`${day}T09:00:00+07:00`),
      )
    expect(await save('2026-10-28')).toMatchObject({ reason: 'not-found' })
    expect(await save('2026-10-29')).toMatchObject({ ok: true })
    expect(await save('2026-10-30')).toMatchObject({ ok: true })
    expect(await save('2026-10-31')).toMatchObject({ reason: 'not-found' })
    expect(await endDelegation(scene.chair, end(given.id), now)).toEqual({ ok: true })
    expect(await endDelegation(scene.chair, end(given.id), now)).toEqual({ ok: true })
    expect(await save('2026-10-29')).toMatchObject({ reason: 'not-found' })
  })

  it('scores nobody’s row of her own', async () => {
    await delegate(scene.assessor, lent({ role: 'assessor' }), now)
    expect(await saveAll(asMember(0), [scene.staff[0]!])).toMatchObject({ reason: 'own-row' })
  })
})

describe('who may not lend', () => {
  it('somebody else’s role, or one that was lent to her', async () => {
    expect(await delegate(scene.stranger, lent(), now)).toMatchObject({ reason: 'not-found' })
    expect(await delegate(scene.inspector, lent(), now)).toMatchObject({ reason: 'not-found' })
    expect(await delegate(scene.administrator, lent(), now)).toMatchObject({ reason: 'not-found' })
    expect(await delegate(scene.personnel, lent(), now)).toMatchObject({ reason: 'not-yours' })
    expect(await delegate(scene.assessor, lent(), now)).toMatchObject({ reason: 'not-yours' })
    await delegate(scene.chair, lent(), now)
    expect(await delegate(asMember(0), lent({ delegate: scene.staff[1]! }), now)).toMatchObject({
      reason: 'not-found',
    })
  })

  it('KT. to who is no deputy; deputies are offered first', async () => {
    const deputy = await addPerson(database, scene.unit.id, 'PCT', 'Phó Chủ tịch UBND phường')
    expect(await delegate(scene.chair, lent({ kind: 'kt' }), now)).toEqual({
      ok: false,
      reason: 'not-deputy',
    })
    const page = await findDelegations(scene.chair, at.unit, now)
    expect(page?.people[0]).toMatchObject({ id: deputy, title: 'Phó Chủ tịch UBND phường' })
    expect(await delegate(scene.chair, lent({ kind: 'kt', delegate: deputy }), now)).toMatchObject({
      ok: true,
    })
  })

  it.each([
    ['Phó Trưởng phòng', true],
    ['PHÓ CHỦ TỊCH', true],
    ['P. Chủ tịch', true],
    ['PCT UBND', true],
    ['Quyền Phó Giám đốc', true],
    ['Chủ tịch', false],
    ['Phòng Kinh tế', false],
    ['Chuyên viên', false],
  ])('reads a title: %s', (title, is) => {
    expect(isDeputy(title)).toBe(is)
  })

  it('to herself, to who is not in post, backwards in time, or the two roles to one person', async () => {
    await inOffice(database, scene, scene.assessor)
    expect(await delegate(scene.chair, lent({ delegate: scene.chair.personId }), now)).toMatchObject({
      reason: 'not-in-post',
    })
    expect(await delegate(scene.chair, lent({ delegate: scene.stranger.personId }), now)).toMatchObject({
      reason: 'not-in-post',
    })
    expect(await delegate(scene.chair, lent({ from: '2026-10-27' }), now)).toMatchObject({ reason: 'past' })
    expect(await delegate(scene.chair, lent({ delegate: scene.assessor.personId }), now)).toMatchObject({
      reason: 'two-roles',
    })
    await delegate(scene.chair, lent(), now)
    expect(await delegate(scene.chair, lent(), now)).toMatchObject({ reason: 'already' })
    const both = await Promise.all([
      delegate(scene.chair, lent({ delegate: scene.staff[1]! }), now),
      delegate(scene.assessor, lent({ role: 'assessor', delegate: scene.staff[1]! }), now),
    ])
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true])
  })

  it('and nobody else sees the list or ends what is not hers', async () => {
    const given = await delegate(scene.chair, lent(), now)
    if (!given.ok) throw new Error(given.reason)
    for (const actor of [scene.stranger, scene.inspector, scene.administrator, scene.member]) {
      expect(await findDelegations(actor, scene.unit.slug, now)).toBeNull()
      expect(await endDelegation(actor, end(given.id), now)).toMatchObject({ reason: 'not-found' })
    }
    expect(await endDelegation(scene.assessor, end(given.id), now)).toMatchObject({ reason: 'not-yours' })
    const page = await findDelegations(scene.personnel, scene.unit.slug, now)
    expect(page).toMatchObject({ lends: [], people: [], delegations: [{ state: 'running', kind: 'tuq' }] })
  })
})

it('one person scores and decides only where the law has it so: the head and those who lead under her', async () => {
  await database.query(`UPDATE post SET position_title = 'Phó Chủ tịch' WHERE person_id = $1`, [
    scene.staff[0],
  ])
  await database.query(
    `INSERT INTO role_grant (person_id, unit_id, role, from_day) VALUES ($1, $2, 'assessor', '2026-01-01')`,
    [scene.chair.personId, scene.unit.id],
  )
  await saveAll(scene.assessor, scene.staff.slice(1))
  const terms = { unit_result: '1', organising: '1', unity: '1' }
  const row = fullRow(scene.staff[0]!, { unfinished: '3', ...terms })
  expect(await saveSheet(scene.chair, { ...at, rows: [row] }, now)).toMatchObject({ ok: true, saved: 1 })
  await submitSheet(scene.assessor, at, now)
  expect(await approveSheet(scene.chair, at, now)).toMatchObject({ ok: true, graded: 4 })
  const made = await database.query<{ one_by_law: boolean }>(
    `SELECT one_by_law FROM evaluation_decision WHERE person_id = $1`,
    [scene.staff[0]],
  )
  expect(made).toEqual([{ one_by_law: true }])
})
