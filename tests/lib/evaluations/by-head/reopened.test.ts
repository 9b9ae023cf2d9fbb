import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { shippedHolidays } from '@/lib/calendar/schema'
import { answerAppeal, fileAppeal } from '@/lib/evaluations/appeals/commands'
import { findAppeal, listOwnAppeals } from '@/lib/evaluations/appeals/queries'
import { approveSheet, reopenSheet } from '@/lib/evaluations/approvals/commands'
import { listDueSheets } from '@/lib/evaluations/due/queries'
import { openMonth } from '@/lib/evaluations/months/commands'
import { listOwnMonth, listOwnMonths } from '@/lib/evaluations/own/queries'
import { listMonthSteps } from '@/lib/evaluations/reminders/months/queries'
import { saveSheet, submitSheet } from '@/lib/evaluations/sheets/commands'
import { findApproval, findSheetHead } from '@/lib/evaluations/views/queries'
import { testDatabase, type TestDatabase } from '@/tests/support/database'
import { fullRow, inOffice, month, now, type Scene, setScene } from '../scene'

// A month that is opened again for those alone whom the head scores has nothing an assessor could send.

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
  await database.query(`UPDATE post SET position_title = 'Chuyên viên' WHERE person_id = $1`, [head()])
  await openMonth(scene.personnel, at, now)
  const rows = scene.staff.map((person) => fullRow(person, { unfinished: '3' }))
  await saveSheet(scene.second, { ...at, rows }, now)
  await mend('3,5')
  await submitSheet(scene.second, at, now)
  expect(await approveSheet(scene.chair, at, now)).toMatchObject({ ok: true, decided: 3 })
})

const head = () => scene.assessor.personId
const mend = (points: string) =>
  saveSheet(scene.chair, { ...at, rows: [fullRow(head(), { unfinished: '3', 'I.2': points })] }, now)
const versions = async () =>
  (
    await database.query<{ versions: number }>(
      `SELECT count(*)::int AS versions FROM evaluation_decision WHERE person_id = ANY ($1) GROUP BY person_id
       ORDER BY versions`,
      [[head(), ...scene.staff]],
    )
  ).map((row) => row.versions)
const turn = async () => {
  const { turn, until } = (await findSheetHead(scene.chair, at, now))!
  return [turn, until, (await findApproval(scene.chair, at, now))!.mayApprove]
}

async function uphold(appellant: Scene['assessor']): Promise<string> {
  const id = randomUUID()
  const asked = { ...at, id, body: 'Đề nghị xem lại điểm tiêu chí I.2, đã có văn bản khen của quận.' }
  expect(await fileAppeal(appellant, asked, null, now)).toMatchObject({ ok: true })
  const answer = { unit: at.unit, appeal: id, outcome: 'upheld' as const, reason: 'Có căn cứ' }
  expect(await answerAppeal(scene.chair, answer, now)).toEqual({ ok: true })
  return id
}

describe('an appeal that is upheld', () => {
  it('of whom the head scores is hers to decide at once, and every page says so', async () => {
    const appeal = await uphold(scene.assessor)
    // Open for five days.
    expect(await turn()).toEqual(['rating_authority', '2026-11-02', true])
    const hers = { turn: 'rating_authority', until: '2026-11-02' }
    expect((await findAppeal(scene.chair, { unit: at.unit, appeal }, now))?.turn).toMatchObject(hers)
    expect((await listOwnAppeals(scene.assessor, month, now))[0]?.turn).toMatchObject(hers)
    expect((await listOwnMonth(scene.assessor, month, now))[0]).toMatchObject(hers)
    expect((await listOwnMonths(scene.assessor, now))[0]).toMatchObject(hers)
    expect(await listDueSheets(scene.chair, now)).toMatchObject([{ turn: 'rating_authority', mine: true }])
    expect(await listDueSheets(scene.second, now)).toMatchObject([{ turn: 'rating_authority', mine: false }])
    await database.query(`UPDATE person SET email = code || '@office.test' WHERE id = ANY ($1)`, [
      [scene.chair.personId, scene.second.personId],
    ])
    expect(await listMonthSteps(now, shippedHolidays)).toMatchObject([
      { matter: { step: 'rating_authority' }, deadline: '2026-11-02', person: { id: scene.chair.personId } },
    ])

    await mend('4')
    expect(await approveSheet(scene.chair, at, now)).toMatchObject({ ok: true, decided: 1 })
    expect(await versions()).toEqual([1, 1, 2])
    expect((await findSheetHead(scene.chair, at, now))!.state).toBe('approved')
    expect((await findAppeal(scene.chair, { unit: at.unit, appeal }, now))?.state).toBe('done')
  })

  it('decided by the head alone, keeps the reasons that were written with it', async () => {
    await uphold(scene.assessor)
    const rows = [fullRow(head())]
    expect(await saveSheet(scene.chair, { ...at, rows }, now)).toMatchObject({ ok: true, refused: [] })
    const asked = await approveSheet(scene.chair, at, now)
    if (asked.ok || asked.reason !== 'quota-reason') throw new Error('A quota is exceeded')
    const quotaReasons = Object.fromEntries(asked.missing.map(({ key }) => [key, `Vì ${key}`]))
    expect(await approveSheet(scene.chair, { ...at, quotaReasons }, now)).toMatchObject({ ok: true })
    const over = (await findApproval(scene.chair, at, now))!.quotas.filter(({ quota }) => quota.over)
    expect(Object.fromEntries(over.map(({ key, reason }) => [key, reason]))).toEqual(quotaReasons)
  })

  it('waits for the assessors once one of them has written in the month again', async () => {
    await uphold(scene.assessor)
    await mend('4')
    const rows = [fullRow(scene.staff[0]!, { unfinished: '3', 'I.2': '3' })]
    await saveSheet(scene.second, { ...at, rows }, now)
    expect(await turn()).toEqual(['assessor', '2026-11-02', false])
    expect(await approveSheet(scene.chair, at, now)).toMatchObject({ reason: 'not-now', state: 'reopened' })
    expect(await versions()).toEqual([1, 1, 1])
    await submitSheet(scene.second, at, now)
    expect(await approveSheet(scene.chair, at, now)).toMatchObject({ ok: true, decided: 2 })
  })

  it('of whom assessors score waits for them as well', async () => {
    await uphold({ ...scene.assessor, personId: scene.staff[0]! })
    expect(await turn()).toEqual(['assessor', '2026-11-02', false])
    await mend('4')
    expect(await approveSheet(scene.chair, at, now)).toMatchObject({ reason: 'not-now' })
  })
})

it('opened again by the head to mend her own scoring, it is decided by her alone; nothing mended is nothing to decide', async () => {
  await reopenSheet(scene.chair, { ...at, reason: 'Bổ sung minh chứng của tháng', days: 3 }, now)
  expect(await turn()).toEqual(['assessor', '2026-10-31', false])
  expect(await approveSheet(scene.chair, at, now)).toMatchObject({ reason: 'not-now', state: 'reopened' })
  expect(await approveSheet(scene.second, at, now)).toMatchObject({ reason: 'not-yours' })
  await mend('4')
  expect(await turn()).toEqual(['rating_authority', '2026-10-31', true])
  expect(await approveSheet(scene.chair, at, now)).toMatchObject({ ok: true, decided: 1 })
  expect(await versions()).toEqual([1, 1, 2])
})

it('a decision of before, whose reason nobody knows, has not changed by having one in the sheet', async () => {
  await database.query(`SET session_replication_role = replica`)
  await database.query(`UPDATE evaluation_decision SET worded = false, remark = NULL`)
  await database.query(`SET session_replication_role = origin`)
  await reopenSheet(scene.chair, { ...at, reason: 'Bổ sung minh chứng của tháng', days: 3 }, now)
  await mend('4')
  expect(await approveSheet(scene.chair, at, now)).toMatchObject({ ok: true, decided: 1 })
  expect(await versions()).toEqual([1, 1, 2])
})
