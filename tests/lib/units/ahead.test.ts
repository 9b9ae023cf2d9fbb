import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createAdministrator } from '@/lib/auth/accounts/commands'
import { listAdministeredUnitIds } from '@/lib/auth/grants/queries'
import type { Role } from '@/lib/auth/schema'
import { mayEditCodes } from '@/lib/codes/editors/queries'
import { db } from '@/lib/db'
import { answerInput } from '@/lib/feedback/surveys/schema'
import { answerSurvey } from '@/lib/feedback/surveys/commands'
import { startDraft } from '@/lib/feedback/suggestions/commands'
import { draftInput } from '@/lib/feedback/suggestions/schema'
import { seedModel } from '@/lib/one-stop/commands'
import { findModelDesk } from '@/lib/one-stop/keeping/queries'
import { findServicePoint, searchServicePoints } from '@/lib/one-stop/queries'
import { findOneStopPaper } from '@/lib/one-stop/versions/queries'
import { findRegister } from '@/lib/postings/register/queries'
import { findUnitsMonth, listMonthsBelow, sumsBelow } from '@/lib/record/below/queries'
import { listDistricts } from '@/lib/record/comparison/queries'
import { appendPublications } from '@/lib/record/publications/commands'
import { latestOfAllUnits } from '@/lib/record/publications/queries'
import { performanceRow } from '@/lib/record/schema'
import { findUnitByCode } from '@/lib/staff/queries'
import {
  findUnit,
  findUnitDetail,
  getCity,
  listFormerDistricts,
  listUnits,
  searchUnits,
} from '@/lib/units/queries'
import { actorOf, addPerson } from '@/tests/lib/auth/office'
import { sender } from '@/tests/lib/feedback/scene'
import { contractRow } from '@/tests/lib/record/row'
import { testDatabase, type TestDatabase } from '@/tests/support/database'

// A reorganisation of 1 July 2199 that is known already: `cu` goes into `moi`, which has its code; a district and a
// province end the same day. `xua` went into `cu` in July 2025.

const eve = '2199-06-30'
const day = '2199-07-01'
const at = (on: string) => new Date(on === eve ? '2199-06-30T23:59:59+07:00' : `${on}T00:00:00+07:00`)
const stages = [
  [eve, { here: 'cu', away: 'moi', city: 'tinh-cu' }],
  [day, { here: 'moi', away: 'cu', city: 'tinh-moi' }],
] as const

let database: TestDatabase
const ids: Record<string, string> = {}
const people: Record<string, Awaited<ReturnType<typeof addPerson>>> = {}
const actor = (name: string, on: string) => actorOf(database, people[name]!.accountId, at(on))

beforeAll(async () => {
  database = await testDatabase()
  const unit = async (slug: string, code: string, type: string, above: string | null, days: string[]) => {
    const [row] = await database.query<{ id: string }>(
      `INSERT INTO admin_unit (slug, code, name, type, parent_id, valid_from, valid_to, office_address)
       VALUES ($1, $2, $3, $4::unit_type, $5, nullif($6, '')::date, nullif($7, '')::date, $8) RETURNING id`,
      [slug, code, `Phường Thử ${slug}`, type, above && ids[above], days[0], days[1], `Số 1 phố ${slug}`],
    )
    ids[slug] = row!.id
  }
  await unit('tinh-cu', '01', 'province', null, ['', eve])
  await unit('tinh-moi', '01', 'province', null, [day, ''])
  await unit('ha-noi', '02', 'province', null, ['', ''])
  await unit('quan-xua', '021', 'urban_district', 'ha-noi', ['', '2025-06-30'])
  await unit('quan-cu', '022', 'urban_district', 'ha-noi', ['', eve])
  await unit('xua', '00597', 'ward', 'quan-xua', ['', '2025-06-30'])
  await unit('cu', '00598', 'ward', 'ha-noi', ['2025-07-01', eve])
  await unit('moi', '00598', 'ward', 'ha-noi', [day, ''])
  for (const [former, successor, on] of [
    ['xua', 'cu', '2025-07-01'],
    ['cu', 'moi', day],
  ] as const)
    await database.query('INSERT INTO unit_succession VALUES ($1, $2, $3, $4)', [
      ...[ids[former], ids[successor], 'whole', on],
    ])
  const grants: [string, string, Role][] = [
    ['editor-cu', 'tinh-cu', 'editor'],
    ['editor-moi', 'tinh-moi', 'editor'],
    ['clerk-cu', 'cu', 'one_stop'],
    ['clerk-moi', 'moi', 'one_stop'],
    ['above', 'ha-noi', 'inspector'],
    ['admin', 'ha-noi', 'administrator'],
  ]
  for (const [name, of, role] of grants) people[name] = await addPerson(database, ids[of]!, name, [role])
  await db.$transaction((tx) =>
    appendPublications(
      tx,
      ['cu', 'moi'].map((slug) => ({
        unitId: ids[slug]!,
        row: performanceRow({ ...contractRow, unit: { ...contractRow.unit, slug }, month: '2026-10' }),
      })),
    ),
  )
})
afterAll(() => database.close())

const slugs = (rows: readonly { slug: string }[]) => rows.map(({ slug }) => slug)
const rowsOf = (published: readonly { row: { unit: { slug: string } } }[]) =>
  published.map(({ row }) => row.unit.slug)

describe.each(stages)('on %s', (on, { here, away, city }) => {
  it('pages, codes and search have the unit of the day', async () => {
    expect(slugs(await listUnits(on))).toEqual(on === eve ? [here, 'quan-cu'] : [here])
    expect((await getCity(on)).slug).toBe(city)
    expect(slugs(await listFormerDistricts(on))).toEqual(on === eve ? ['quan-xua'] : ['quan-cu', 'quan-xua'])
    expect(await findUnitDetail('00598', on)).toMatchObject({ slug: here })
    expect(await db.$transaction((tx) => findUnitByCode(tx, '598', on))).toMatchObject({ slug: here })
    const found = (await searchUnits('phường thử', 20, on)).map(({ slug, former }) => [slug, former])
    expect(found).toContainEqual([here, false])
    expect(found.filter(([slug]) => slug === away)).toEqual(on === eve ? [] : [[away, true]])
    expect(slugs((await findUnit('ha-noi', on))!.children)).toEqual(on === eve ? [here, 'quan-cu'] : [here])
  })

  it('its own page says that it is there, and nothing that is still to come', async () => {
    expect(await findUnit(here, on)).toMatchObject({
      standing: 'today',
      successors: [],
      predecessors: [on === eve ? { slug: 'xua', on: '2025-07-01' } : { slug: 'cu', on: day }],
    })
    expect(await findUnit(away, on)).toMatchObject(
      on === eve
        ? { standing: 'to-come', predecessors: [{ slug: 'cu' }] }
        : { standing: 'former', successors: [{ slug: 'moi', on: day }] },
    )
    expect((await findUnit('xua', on))!.standing).toBe('former')
  })

  it('figures are those of the unit of the day', async () => {
    for (const above of [null, 'ha-noi']) {
      const month = (await findUnitsMonth(above, on))!
      expect([month.units, ...rowsOf(month.published)]).toEqual([on === eve ? 2 : 1, here])
    }
    expect(await sumsBelow('ha-noi', on, '2026-10')).toMatchObject([{ published: 1 }])
    expect(await listMonthsBelow('ha-noi', on)).toEqual(['2026-10'])
    expect(rowsOf(await latestOfAllUnits(on))).toEqual([here])
    const districts = (await listDistricts(on)).map(({ slug, units }) => [slug, units])
    expect(districts).toEqual(on === eve ? [['quan-xua', ['cu']]] : [])
  })

  it('citizens speak to it, and to no other', async () => {
    const answer = () => ({
      ...answerInput.parse({
        id: randomUUID(),
        ...{ level: '5', reasons: [], comment: '', counter: null, slip: null },
      }),
      honeypot: false,
    })
    const page = { ...draftInput.parse({ kind: 'suggestion', text: 'Chờ lâu', marked: '' }), honeypot: false }
    const no = { ok: false, reason: 'not-found' }
    expect(await answerSurvey(here, answer(), sender(), at(on))).toEqual({ ok: true })
    expect(await answerSurvey(away, answer(), sender(), at(on))).toEqual(no)
    expect(await startDraft(here, page, sender(), at(on))).toMatchObject({ ok: true })
    expect(await startDraft(away, page, sender(), at(on))).toEqual(no)
  })

  it('papers hang in it, and who took over from before is who is there', async () => {
    const register = await findRegister(await actor('above', on), 'ha-noi', at(on))
    expect(slugs(register!.below)).toEqual(on === eve ? ['cu', 'quan-cu'] : ['moi'])
    const former = await findRegister(await actor(`clerk-${here}`, on), 'xua', at(on))
    expect(slugs(former!.unit.ended!.heirs)).toEqual([here])
  })

  it('the Codes are edited, and the first administrator made, where the unit is there', async () => {
    const may = (name: string) => db.$transaction((tx) => mayEditCodes(tx, people[name]!.personId, on))
    expect([await may('editor-cu'), await may('editor-moi')]).toEqual([on === eve, on === day])
    const made = await createAdministrator(
      { unitCode: '01', userName: `qt.${here}`, fullName: 'Quản trị', password: 'bốn con chim sẻ' },
      at(on),
    )
    expect(made).toEqual({ ok: true, unit: `Phường Thử ${city}` })
  })
})

describe('an office is made ready before its first day', () => {
  it('its accounts and its one-stop model are kept; those of a unit that has ended no more', async () => {
    const kept = async (on: string) => {
      const below = await db.$transaction((tx) => listAdministeredUnitIds(tx, people.admin!.personId, on))
      const desk = async (slug: string) => findModelDesk(await actor(`clerk-${slug}`, on), slug, at(on))
      return ['cu', 'moi']
        .map((slug) => below.includes(ids[slug]!))
        .concat((await Promise.all([desk('cu'), desk('moi')])).map((found) => found !== null))
    }
    expect(await kept(eve)).toEqual([true, true, true, true])
    expect(await kept(day)).toEqual([false, true, false, true])
  })

  it('its place is written down when the model is put in place, and shown from its day', async () => {
    await seedModel([{ group: 'civil', position: 1, text: 'Chào hỏi.', textEn: 'Greet.' }], [], at(eve))
    const points = await database.query<{ slug: string }>(
      'SELECT u.slug FROM service_point JOIN admin_unit u ON u.id = unit_id ORDER BY 1',
    )
    expect(slugs(points)).toEqual(['cu', 'moi', 'quan-cu'])
    for (const [on, { here, away }] of stages) {
      expect(await findServicePoint(here, on)).toMatchObject({ address: `Số 1 phố ${here}` })
      expect(await findServicePoint(away, on)).toBeNull()
      const found = slugs(await searchServicePoints('số 1', 9, on))
      expect(found).toContain(here)
      expect(found).not.toContain(away)
    }
  })

  it('a change of its model makes a version of its paper, also while its end is known', async () => {
    const versions = async () =>
      Promise.all(['xua', 'cu', 'moi'].map(async (slug) => (await findOneStopPaper(slug))?.versions.length))
    const before = await versions()
    await database.query(`UPDATE service_point SET hotline = '024 5550 0001'`)
    expect(before).toEqual([undefined, 1, 1])
    expect(await versions()).toEqual([undefined, 2, 2])
  })
})
