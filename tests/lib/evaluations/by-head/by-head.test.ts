import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/auth/schema'
import { approveSheet, reopenSheet, returnSheet } from '@/lib/evaluations/approvals/commands'
import { parkTyped } from '@/lib/evaluations/drafts/commands'
import { openMonth } from '@/lib/evaluations/months/commands'
import { savePerson } from '@/lib/evaluations/people/commands'
import { findPerson } from '@/lib/evaluations/people/queries'
import { saveSheet, submitSheet } from '@/lib/evaluations/sheets/commands'
import { endDelegation, delegate } from '@/lib/staff/delegations/commands'
import { testDatabase, type TestDatabase } from '@/tests/support/database'
import { asActor, fullRow, inOffice, month, now, type Scene, setScene } from '../scene'

// The head of an office assesses the heads of its parts herself (NĐ 335/2025, điều 10): who scores in the ward is
// scored and decided by its chair.

let database: TestDatabase
let scene: Scene
let at: { unit: string; month: string }

beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())
beforeEach(async () => {
  scene = await setScene(database, 2)
  at = { unit: scene.unit.slug, month }
  await inOffice(database, scene, scene.assessor)
  // Whatever her title.
  await database.query(`UPDATE post SET position_title = 'Chuyên viên' WHERE person_id = $1`, [head()])
  await openMonth(scene.personnel, at, now)
})

const head = () => scene.assessor.personId
const save = (who: Actor, ...people: string[]) =>
  saveSheet(who, { ...at, rows: people.map((person) => fullRow(person, { unfinished: '3' })) }, now)
const rowOf = async (person: string) => {
  const [row] = await database.query<{
    by_head: boolean
    not_graded: string | null
    assessor_id: string | null
  }>(
    `SELECT by_head, not_graded::text, assessor_id FROM evaluation e JOIN evaluation_sheet s ON s.id = e.sheet_id
     WHERE person_id = $1 AND unit_id = $2`,
    [person, scene.unit.id],
  )
  return row
}
const decisionsOn = (person: string) =>
  database.query<{ version: number; assessor_id: string; decided_by_id: string; one_by_law: boolean }>(
    `SELECT version, assessor_id, decided_by_id, one_by_law FROM evaluation_decision WHERE person_id = $1 ORDER BY version`,
    [person],
  )

describe('whom the head scores', () => {
  it('takes points from who decides, and from no assessor, whoever she is', async () => {
    expect(await rowOf(head())).toEqual({ by_head: true, not_graded: null, assessor_id: null })
    expect(await save(scene.assessor, head())).toMatchObject({ ok: false, reason: 'own-row' })
    expect(await save(scene.second, head())).toMatchObject({ ok: false, reason: 'by-head' })
    expect(await save(scene.chair, scene.staff[0]!)).toMatchObject({ ok: false, reason: 'not-yours' })
    expect(await save(scene.personnel, head())).toMatchObject({ ok: false, reason: 'not-yours' })
    expect(await save(scene.stranger, head())).toMatchObject({ ok: false, reason: 'not-found' })
    expect(await save(scene.chair, head())).toMatchObject({ ok: true, saved: 1 })
    expect(await rowOf(head())).toMatchObject({ assessor_id: scene.chair.personId })
  })

  it('has her page written by who decides alone', async () => {
    const asked = { ...at, person: head() }
    const fields = { remark: 'Chỉ đạo giải quyết hồ sơ đúng hạn' }
    expect(await savePerson(scene.second, { ...asked, fields }, now)).toMatchObject({ reason: 'by-head' })
    expect(await savePerson(scene.assessor, { ...asked, fields }, now)).toMatchObject({ reason: 'own-row' })
    expect(await savePerson(scene.chair, { ...asked, fields }, now)).toEqual({ ok: true })
    const may = async (who: Actor) => (await findPerson(who, asked, now))?.mayWrite
    expect([await may(scene.chair), await may(scene.second), await may(scene.assessor)]).toEqual([
      true,
      false,
      false,
    ])
  })

  it('waits as a draft of hers where her session has ended', async () => {
    for (const who of [scene.chair, scene.second])
      await database.query(
        `INSERT INTO account (id, person_id, user_name, password_hash) VALUES ($1, $1, $2, 'x')`,
        [who.personId, randomUUID()],
      )
    const rows = [{ person: head(), cells: { 'I.1': '4' }, base: { 'I.1': '' } }]
    expect(await parkTyped(scene.chair.accountId, { ...at, rows }, now)).toMatchObject({
      kept: 1,
      whole: true,
    })
    expect(await parkTyped(scene.second.accountId, { ...at, rows }, now)).toMatchObject({
      kept: 0,
      whole: false,
    })
  })
})

describe('the month goes on', () => {
  it('without her when the assessors send it, and is decided with her, as one by law whatever her title', async () => {
    await save(scene.second, ...scene.staff)
    expect(await submitSheet(scene.second, at, now)).toEqual({ ok: true })
    expect(await rowOf(head())).toMatchObject({ assessor_id: null })
    expect(await approveSheet(scene.chair, at, now)).toEqual({
      ok: false,
      reason: 'incomplete',
      people: [{ id: head(), name: expect.any(String) as string, why: 'Chưa có điểm.' }],
    })
    // The month is sent: what assessors score is locked, what the head scores is not.
    expect(await save(scene.second, scene.staff[0]!)).toMatchObject({ reason: 'not-now' })
    expect(await save(scene.chair, head())).toMatchObject({ ok: true, saved: 1 })
    expect(await approveSheet(scene.chair, at, now)).toMatchObject({ ok: true, graded: 3, decided: 3 })
    const { personId } = scene.chair
    expect(await decisionsOn(head())).toEqual([
      { version: 1, assessor_id: personId, decided_by_id: personId, one_by_law: true },
    ])
    expect(await decisionsOn(scene.staff[0]!)).toMatchObject([{ one_by_law: false }])
    const late = { ...at, rows: [fullRow(head(), { 'I.2': '3' })] }
    expect(await saveSheet(scene.chair, late, now)).toMatchObject({ reason: 'not-now', state: 'approved' })
  })

  it('and takes her points again when it is returned or reopened', async () => {
    await save(scene.second, ...scene.staff)
    await save(scene.chair, head())
    await submitSheet(scene.second, at, now)
    await returnSheet(scene.chair, { ...at, reason: 'Xem lại điểm của một người' }, now)
    expect((await rowOf(head()))?.by_head).toBe(true)
    const change = (value: string) =>
      saveSheet(scene.chair, { ...at, rows: [fullRow(head(), { unfinished: '3', 'I.2': value })] }, now)
    expect(await change('3,5')).toMatchObject({ ok: true, saved: 1 })
    await submitSheet(scene.second, at, now)
    await approveSheet(scene.chair, at, now)
    await reopenSheet(scene.chair, { ...at, reason: 'Bổ sung minh chứng của tháng', days: 3 }, now)
    expect(await change('3')).toMatchObject({ ok: true, saved: 1 })
    await submitSheet(scene.second, at, now)
    expect(await approveSheet(scene.chair, at, now)).toMatchObject({ ok: true, decided: 1 })
    expect(await decisionsOn(head())).toMatchObject([{ one_by_law: true }, { version: 2, one_by_law: true }])
  })

  it('leaves her to the grantor where she decides it for her, and the grantor then scores and decides her', async () => {
    await database.query(`UPDATE role_grant SET to_day = '2026-10-31' WHERE person_id = $1`, [head()])
    const later = new Date('2026-11-02T08:00:00+07:00')
    const lent = { unit: scene.unit.slug, role: 'rating_authority' as const, kind: 'tuq' as const }
    const dates = { from: '2026-11-02', to: '2026-11-10', basis: 'Phân công số 12' }
    const given = await delegate(scene.chair, { ...lent, ...dates, delegate: head() }, later)
    if (!given.ok) throw new Error(given.reason)
    await save(scene.second, ...scene.staff)
    await submitSheet(scene.second, at, now)
    const acting = asActor(head(), scene.unit, [])
    expect(
      await saveSheet(acting, { ...at, rows: [fullRow(head(), { unfinished: '3' })] }, later),
    ).toMatchObject({
      reason: 'own-row',
    })
    // Her own month is not asked for: who decides under a delegation leaves it.
    expect(await approveSheet(acting, at, later)).toMatchObject({ ok: true, graded: 2 })
    expect(await decisionsOn(head())).toEqual([])
    expect(await approveSheet(scene.chair, at, later)).toMatchObject({
      reason: 'incomplete',
      people: [{ id: head() }],
    })
    expect(
      await saveSheet(scene.chair, { ...at, rows: [fullRow(head(), { unfinished: '3' })] }, later),
    ).toMatchObject({
      saved: 1,
    })
    expect(await approveSheet(scene.chair, at, later)).toMatchObject({ ok: true, decided: 1 })
    expect(await decisionsOn(head())).toMatchObject([{ one_by_law: true }])
    await endDelegation(scene.chair, { unit: at.unit, delegation: given.id, reason: 'Đã đi làm lại' }, later)
  })

  it('lets whoever acts for the head score and decide her, with the delegation beside her name', async () => {
    const lent = { unit: scene.unit.slug, role: 'rating_authority' as const, kind: 'tuq' as const }
    const dates = { from: '2026-10-28', to: '2026-11-10', basis: '' }
    const given = await delegate(scene.chair, { ...lent, ...dates, delegate: scene.staff[0]! }, now)
    if (!given.ok) throw new Error(given.reason)
    const acting = asActor(scene.staff[0]!, scene.unit, [])
    expect(await save(acting, head())).toMatchObject({ ok: true, saved: 1 })
    await save(scene.second, ...scene.staff)
    await submitSheet(scene.second, at, now)
    expect(await approveSheet(acting, at, now)).toMatchObject({ ok: true, graded: 2 })
    const [made] = await database.query(
      `SELECT one_by_law, assessor_delegation_id, delegation_id FROM evaluation_decision WHERE person_id = $1`,
      [head()],
    )
    expect(made).toEqual({ one_by_law: true, assessor_delegation_id: given.id, delegation_id: given.id })
  })
})
