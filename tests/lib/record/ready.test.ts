import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/auth/schema'
import { verifyLedger } from '@/lib/record/ledger/rules'
import { listLedger } from '@/lib/record/publications/queries'
import { publishReady } from '@/lib/record/ready/commands'
import { findReady } from '@/lib/record/ready/queries'
import { testDatabase, type TestDatabase } from '@/tests/support/database'
import { grant, type Scene } from '../evaluations/scene'
import { decideMonth, setRecordScene } from './publications/scene'

const now = new Date('2026-11-05T08:30:00+07:00')
const month = '2026-10'
const grades = 'AAAAAABBBBBBBBBBBBBBCCCD'

let database: TestDatabase
let wards: Scene[]
let city: { slug: string }
let clerk: Actor
beforeAll(async () => {
  database = await testDatabase()
  wards = []
  for (let at = 0; at < 4; at++) wards.push(await setRecordScene(database, grades.length))
  const [found] = await database.query<{ id: string; slug: string }>(
    `INSERT INTO admin_unit (code, slug, name, type, valid_from)
     VALUES ('T1', 'thanh-pho-thu', 'Thành phố Thử', 'province', '2025-07-01') RETURNING id, slug`,
  )
  city = found!
  await database.query('UPDATE admin_unit SET parent_id = $1 WHERE id = ANY($2)', [
    found!.id,
    wards.map(({ unit }) => unit.id),
  ])
  // The personnel clerk of the first ward is that of the city too.
  clerk = wards[0]!.personnel
  await grant(database, clerk.personId, 'personnel', found!.id)
  return database.close
})

const decide = (ward: Scene, state = 'approved', version = 1) =>
  decideMonth(database, ward.unit.id, ward.staff, grades, { state, version })
const ask = (units = wards.map(({ unit }) => unit.slug)) => ({ unit: city.slug, month, units })

describe('publishing all units that are ready', () => {
  it('is shown and allowed to the personnel clerk of the unit above alone', async () => {
    await decide(wards[0]!)
    await decide(wards[1]!)
    await decide(wards[2]!, 'submitted')
    for (const actor of [
      wards[1]!.personnel,
      wards[0]!.chair,
      wards[0]!.inspector,
      wards[0]!.administrator,
    ]) {
      expect(await findReady(actor, city.slug, now)).toBeNull()
      expect(await publishReady(actor, ask(), now)).toEqual({ ok: false, reason: 'not-found' })
    }
    expect(await findReady(clerk, wards[0]!.unit.slug, now)).toBeNull()
    const view = await findReady(clerk, city.slug, now)
    expect(view?.months).toMatchObject([{ month, from: '2026-11-01', corrections: [] }])
    expect(view?.months[0]?.ready.map(({ slug }) => slug).sort()).toEqual(
      [wards[0]!.unit.slug, wards[1]!.unit.slug].sort(),
    )
    expect(view?.months[0]?.ready[0]?.draft).toMatchObject({
      row: { dossiers: { received: 1392 }, suggestions: { received: null } },
      causes: { gradeC: 'small', gradeD: 'small' },
    })
    expect(view?.months[0]?.others).toHaveLength(2)
  })

  it('is too early before the month has ended', async () => {
    const early = new Date('2026-10-31T10:00:00+07:00')
    expect(await publishReady(clerk, ask(), early)).toEqual({
      ok: false,
      reason: 'too-early',
      from: '2026-11-01',
    })
  })

  it('publishes those previewed and ready in one go, each an entry of the ledger and an event', async () => {
    expect(await publishReady(clerk, ask(), now)).toEqual({ ok: true, published: 2, left: 2 })
    const { entries, head } = await listLedger({ afterSeq: 0, limit: 10 })
    expect(entries.map(({ publication }) => publication.unit.slug).sort()).toEqual(
      [wards[0]!.unit.slug, wards[1]!.unit.slug].sort(),
    )
    expect(verifyLedger(entries)).toEqual({ ok: true, head })
    const events = await database.query<{ payload: { seq: number; unit: string } }>(
      `SELECT payload FROM audit_event WHERE kind = 'record.published' ORDER BY (payload->>'seq')::int`,
    )
    expect(events.map(({ payload }) => [payload.seq, payload.unit])).toEqual(
      entries.map(({ seq, publication }) => [seq, publication.unit.slug]),
    )
    const states = await database.query<{ state: string }>(
      'SELECT state FROM evaluation_sheet WHERE month = $1 ORDER BY state',
      [`${month}-01`],
    )
    expect(states.map(({ state }) => state)).toEqual(['submitted', 'published', 'published'])
  })

  it('says so when nothing is left, and leaves corrections to the unit', async () => {
    expect(await publishReady(clerk, ask(), now)).toEqual({ ok: false, reason: 'nothing-ready' })
    await decide(wards[0]!, 'approved', 2)
    const view = await findReady(clerk, city.slug, now)
    expect(view?.months[0]).toMatchObject({ ready: [], corrections: [{ slug: wards[0]!.unit.slug }] })
    expect(await publishReady(clerk, ask(), now)).toEqual({ ok: false, reason: 'nothing-ready' })
  })

  it('publishes one twice asked for once', async () => {
    await decide(wards[3]!)
    const both = await Promise.all([publishReady(clerk, ask(), now), publishReady(clerk, ask(), now)])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect((await listLedger({ afterSeq: 0, limit: 10 })).entries).toHaveLength(3)
  })
})
