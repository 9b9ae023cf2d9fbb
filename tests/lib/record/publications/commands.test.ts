import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { findPublishing, previewMonth } from '@/lib/record/drafts/queries'
import { verifyLedger } from '@/lib/record/ledger/rules'
import { publishMonth } from '@/lib/record/publications/commands'
import { listLedger, latestRows, monthRows } from '@/lib/record/publications/queries'
import { testDatabase, type TestDatabase } from '@/tests/support/database'
import { addBindingCode, addPerson, decideMonth, type Scene, setRecordScene } from './scene'

const now = new Date('2026-11-05T08:30:00+07:00')
const later = new Date('2026-11-20T08:30:00+07:00')
const month = '2026-10'
// 24 people: 6 A, 14 B, 3 C, 1 D.
const grades = 'AAAAAABBBBBBBBBBBBBBCCCD'

let database: TestDatabase
let version: string
let scene: Scene
beforeAll(async () => {
  database = await testDatabase()
  version = await addBindingCode(database)
  return database.close
})
beforeEach(async () => {
  scene = await setRecordScene(database, grades.length)
})

const input = (extra = {}) => ({ unit: scene.unit.slug, month, ...extra })
const decide = (letters = grades, extra = {}) =>
  decideMonth(database, scene.unit.id, scene.staff, letters, extra)
const count = async (table: string) =>
  Number((await database.query<{ n: string }>(`SELECT count(*) AS n FROM ${table}`))[0]!.n)
const state = async () =>
  (
    await database.query<{ state: string }>('SELECT state FROM evaluation_sheet WHERE unit_id = $1', [
      scene.unit.id,
    ])
  )[0]?.state

describe('publishMonth', () => {
  it('freezes the month, locks the sheet, and says so in ledger and audit', async () => {
    await decide()
    await database.query(
      `INSERT INTO acknowledgement (person_id, version_id, acknowledged_at) VALUES
       ($1, $3, '2026-10-31T23:59:59+07:00'), ($2, $3, '2026-11-05T00:00:00+07:00')`,
      [scene.staff[0], scene.staff[1], version],
    )
    expect(await publishMonth(scene.personnel, input(), now)).toMatchObject({ ok: true, revision: 1 })
    const [found] = await latestRows(scene.unit.slug)
    // Who decides is in post and not in the sheet. Whoever acknowledged after the cut-off does not count.
    expect(found?.row).toMatchObject({
      month,
      revision: 1,
      cutOff: '2026-11-05T00:00:00+07:00',
      publishedAt: now.toISOString(),
      correction: null,
      illustrative: false,
      dossiers: { received: 1392, difference: null },
      satisfaction: { answers: 210, level5: 150 },
      suggestions: { received: null, answered: null, medianDays: null },
      staff: {
        counted: 25,
        acknowledged: 1,
        graded: 24,
        gradeA: null,
        gradeB: 14,
        gradeC: null,
        gradeD: null,
        withheld: ['gradeA', 'gradeC', 'gradeD'],
      },
      inspections: { visits: null },
    })
    expect(await state()).toBe('published')
    const { entries } = await listLedger({ afterSeq: 0, limit: 1000 })
    expect(verifyLedger(entries)).toMatchObject({ ok: true })
    const [event] = await database.query('SELECT kind, payload FROM audit_event ORDER BY seq DESC LIMIT 1')
    expect(event).toMatchObject({
      kind: 'record.published',
      payload: { unit: scene.unit.slug, month, revision: 1, reason: null },
    })
  })

  it('publishes exactly what was shown beforehand', async () => {
    await decide()
    const before = await previewMonth(scene.personnel, input(), now)
    await publishMonth(scene.personnel, input(), now)
    expect((await latestRows(scene.unit.slug))[0]?.row).toEqual(before?.draft.row)
    expect(before?.draft.known).toMatchObject({ gradeC: 3, gradeD: 1 })
  })

  it('corrects by a further revision with its reason, and keeps the first', async () => {
    await decide()
    await publishMonth(scene.personnel, input(), now)
    await database.query('UPDATE survey_month SET level5 = level5 + 6 WHERE unit_id = $1', [scene.unit.id])
    expect(await publishMonth(scene.personnel, input(), later)).toEqual({
      ok: false,
      reason: 'reason-missing',
    })
    const reason = 'Bổ sung sáu phiếu giấy'
    expect(await publishMonth(scene.personnel, input({ reason }), later)).toMatchObject({ revision: 2 })
    const [second, first] = await monthRows(scene.unit.slug, month)
    expect(second?.row).toMatchObject({
      revision: 2,
      correction: { of: 1, reason },
      satisfaction: { answers: 216 },
    })
    expect(first?.row).toMatchObject({ revision: 1, correction: null, satisfaction: { answers: 210 } })
  })

  it('refuses a correction that corrects nothing, and the second of two clicks', async () => {
    await decide()
    const both = await Promise.all([
      publishMonth(scene.personnel, input(), now),
      publishMonth(scene.personnel, input(), now),
    ])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await publishMonth(scene.personnel, input({ reason: 'Thử' }), later)).toEqual({
      ok: false,
      reason: 'unchanged',
    })
    expect(await monthRows(scene.unit.slug, month)).toHaveLength(1)
  })

  it('takes the latest decisions, and withholds what a few changed grades would tell', async () => {
    await decide()
    await publishMonth(scene.personnel, input(), now)
    await decide('AAAAABBBBBBBBBBBBBBBCCCD', { version: 2 })
    expect(await publishMonth(scene.personnel, input({ reason: 'Sau khiếu nại' }), later)).toMatchObject({
      ok: true,
      revision: 2,
    })
    const [second] = await monthRows(scene.unit.slug, month)
    expect(second?.row.staff).toMatchObject({ graded: 24, gradeB: null })
    expect(await state()).toBe('published')
  })

  it('settles a month decided anew whose public figures did not change', async () => {
    await decide()
    await publishMonth(scene.personnel, input(), now)
    await database.query(`UPDATE evaluation_sheet SET state = 'approved' WHERE unit_id = $1`, [scene.unit.id])
    expect(await publishMonth(scene.personnel, input(), later)).toEqual({ ok: true, revision: 1, seq: null })
    expect(await state()).toBe('published')
  })

  it('says from which day a month can be published', async () => {
    await decide()
    const early = new Date('2026-10-31T23:59:59+07:00')
    expect(await publishMonth(scene.personnel, input(), early)).toEqual({
      ok: false,
      reason: 'too-early',
      from: '2026-11-01',
    })
    const first = new Date('2026-11-01T00:00:00+07:00')
    expect(await publishMonth(scene.personnel, input(), first)).toMatchObject({ ok: true })
  })

  it('publishes what is decided only', async () => {
    for (const open of ['open', 'submitted', 'returned', 'reopened']) {
      await database.query('DELETE FROM evaluation_sheet WHERE unit_id = $1', [scene.unit.id])
      await decideMonth(database, scene.unit.id, [], '', { state: open })
      const refused = { ok: false, reason: 'not-approved', state: open }
      expect(await publishMonth(scene.personnel, input(), now)).toEqual(refused)
    }
    expect(await monthRows(scene.unit.slug, month)).toEqual([])
  })

  it('is the work of the unit’s own personnel clerk: for everybody else there is no such month', async () => {
    await decide()
    const { assessor, chair, inspector, administrator, stranger, member } = scene
    for (const actor of [assessor, chair, inspector, administrator, stranger, member]) {
      const before = await count('audit_event')
      expect(await publishMonth(actor, input(), now)).toEqual({ ok: false, reason: 'not-found' })
      expect(await previewMonth(actor, input(), now)).toBeNull()
      expect(await findPublishing(actor, scene.unit.slug, now)).toBeNull()
      expect(await count('audit_event')).toBe(before + 1)
    }
    const ended = { ...input(), month: '2026-09' }
    expect(await publishMonth(scene.personnel, ended, now)).toEqual({ ok: false, reason: 'not-found' })
    await database.query(`UPDATE role_grant SET to_day = '2026-11-04' WHERE person_id = $1`, [
      scene.personnel.personId,
    ])
    expect(await publishMonth(scene.personnel, input(), now)).toEqual({ ok: false, reason: 'not-found' })
    expect(await monthRows(scene.unit.slug, month)).toEqual([])
  })

  it('changes nothing when the event cannot be written', async () => {
    await decide()
    const before = await count('publication')
    await database.query(`ALTER TABLE audit_event ADD CONSTRAINT broken CHECK (kind <> 'record.published')
      NOT VALID`)
    await expect(publishMonth(scene.personnel, input(), now)).rejects.toThrow()
    await database.query('ALTER TABLE audit_event DROP CONSTRAINT broken')
    expect(await count('publication')).toBe(before)
    expect(await state()).toBe('approved')
  })

  it('says nothing about a handful of people, and no data where there is none', async () => {
    const few = await setRecordScene(database, 1)
    await database.query('DELETE FROM dossier_figure WHERE unit_id = $1', [few.unit.id])
    await decideMonth(database, few.unit.id, few.staff, 'A')
    await publishMonth(few.personnel, { unit: few.unit.slug, month }, now)
    const [found] = await latestRows(few.unit.slug)
    expect(found?.row.staff).toMatchObject({ counted: null, graded: null, withheld: { length: 7 } })
    expect(found?.row.dossiers).toMatchObject({ received: null, difference: null })
  })
})

describe('what the clerk finds', () => {
  it('is what waits, with what the public will see, and what is published', async () => {
    await decide()
    const view = await findPublishing(scene.personnel, scene.unit.slug, now)
    expect(view?.waiting).toMatchObject([{ month, from: '2026-11-01', draft: { row: { revision: 1 } } }])
    await publishMonth(scene.personnel, input(), now)
    expect(await findPublishing(scene.personnel, scene.unit.slug, now)).toMatchObject({
      waiting: [],
      published: [{ month, revision: 1, state: 'published', correction: null }],
    })
  })

  it('counts those in post on the last day', async () => {
    await decide()
    await database.query(`UPDATE post SET to_day = '2026-10-31' WHERE person_id = $1`, [scene.staff[0]])
    await database.query(`UPDATE post SET to_day = '2026-10-30' WHERE person_id = $1`, [scene.staff[1]])
    const late = await addPerson(database, scene.unit.id, 'MOI')
    await database.query(`UPDATE post SET from_day = '2026-11-01' WHERE person_id = $1`, [late])
    const draft = await previewMonth(scene.personnel, input(), now)
    expect(draft?.draft.known).toMatchObject({ counted: 24, graded: 24 })
  })
})
