import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { grantKey, revokeKey } from '@/lib/auth/keys/commands'
import { listKeys } from '@/lib/auth/keys/queries'
import { importDossiers } from '@/lib/record/facts/commands'
import { enterFigures, putFigures } from '@/lib/record/entries/commands'
import { findEntry, listEntries } from '@/lib/record/entries/queries'
import { readFigures } from '@/lib/record/entries/rules'
import { sentFigures } from '@/lib/record/entries/schema'
import { grant, now, type Scene, setScene } from '@/tests/lib/evaluations/scene'
import { testDatabase, type TestDatabase } from '@/tests/support/database'
import { utf8 } from '@/tests/support/sheets/files'

let database: TestDatabase
let scene: Scene
beforeAll(async () => {
  database = await testDatabase()
  return database.close
})
beforeEach(async () => {
  scene = await setScene(database, 1)
  await grant(database, scene.second.personId, 'one_stop', scene.unit.id)
})

const typed = {
  received: '1.432',
  early: '1.000',
  onTime: '430',
  late: '2',
  pendingInTime: '0',
  pendingOverdue: '0',
}
const month = '2026-09'
const enter = (
  change: Record<string, string> = {},
  more: { reason?: string; sure?: boolean } = {},
  at = month,
) =>
  enterFigures(
    scene.second,
    {
      unit: scene.unit.slug,
      month: at,
      sure: false,
      ...more,
      figures: readFigures({ carriedOver: '0', ...typed, ...change }).figures,
    },
    now,
  )

describe('the form', () => {
  it('says each difference, and keeps it with who took it so and why', async () => {
    expect(await enter({ late: '8' })).toMatchObject({ ok: false, reason: 'asked', off: [{ off: -6 }] })
    const reason = 'Báo cáo gốc in như vậy'
    expect(await enter({ late: '8' }, { reason })).toMatchObject({ ok: true, change: 'new' })
    expect(await enter({ late: '8' })).toMatchObject({ ok: true, change: 'same' })
    const view = await findEntry(scene.second, { unit: scene.unit.slug, month }, now)
    expect(view).toMatchObject({
      figures: { received: 1432, late: 8 },
      accepted: [{ reason, off: ['kết quả −6'] }],
    })
  })
  it('asks about what was carried over and about a jump, and takes a yes', async () => {
    for (const at of ['2026-05', '2026-06', '2026-07'])
      expect(await enter({}, {}, at)).toMatchObject({ ok: true })
    const odd = { carriedOver: '3', received: '9.000', onTime: '8.001' }
    const asked = await enter(odd, {}, '2026-08')
    expect(asked).toMatchObject({
      reason: 'asked',
      off: [{ name: 'carried', off: 3 }],
      doubts: [expect.stringMatching(/Tiếp nhận là 9000/)],
    })
    const reason = 'Rà soát lại sổ'
    expect(await enter(odd, { sure: true }, '2026-08')).toMatchObject({ reason: 'asked' })
    expect(await enter(odd, { reason }, '2026-08')).toMatchObject({ reason: 'asked' })
    expect(await enter(odd, { sure: true, reason }, '2026-08')).toMatchObject({ ok: true })
    const view = await findEntry(scene.second, { unit: scene.unit.slug, month: '2026-08' }, now)
    expect(view?.accepted).toMatchObject([{ reason, off: ['tồn đầu kỳ so với tháng trước +3'] }])
    const list = await listEntries(scene.second, scene.unit.slug, now)
    expect(list?.lines.find((line) => line.month === '2026-08')?.off).toEqual([
      expect.stringMatching(/lệch \+3/),
    ])
  })
  it('asks again about the next month when what it carried over no longer agrees', async () => {
    expect(await enter()).toMatchObject({ ok: true })
    expect(await enter({}, {}, '2026-10')).toMatchObject({ ok: true })
    const mended = { onTime: '420', pendingInTime: '10' }
    expect(await enter(mended)).toMatchObject({
      reason: 'asked',
      off: [{ name: 'next', off: -10, why: expect.stringMatching(/Tháng 10\/2026 .* là 0, .* còn 10 /) }],
    })
    const reason = 'Tháng 10 sẽ đính chính sau'
    expect(await enter(mended, { reason })).toMatchObject({ ok: true, change: 'changed' })
    const accepted = async (at: string) =>
      (await findEntry(scene.second, { unit: scene.unit.slug, month: at }, now))?.accepted
    expect(await accepted(month)).toEqual([])
    expect(await accepted('2026-10')).toMatchObject([{ reason, off: ['tồn đầu kỳ so với tháng trước −10'] }])
    // Nobody is asked twice about the same difference.
    expect(await enter({ onTime: '419', early: '1.001', pendingInTime: '10' })).toMatchObject({ ok: true })
  })
  it('compares the whole unit with the fields that a file brought', async () => {
    const text = `Tháng;Lĩnh vực;Tiếp nhận;Trước hạn;Đúng hạn;Quá hạn\n09/2026;Đất đai;1.400;1.000;400;0\n`
    const [unit] = await database.query<{ code: string }>('SELECT code FROM admin_unit WHERE id = $1', [
      scene.unit.id,
    ])
    await importDossiers(null, { bytes: utf8(text), fileName: 'a.csv', unit: unit!.code }, now)
    const off = [
      ['received', 32],
      ['onTime', 30],
      ['late', 2],
    ].map(([count, by]) => ({ name: 'fields', count, off: by }))
    expect(await enter()).toMatchObject({ reason: 'asked', off })
    const reason = 'Tệp thiếu lĩnh vực hộ tịch'
    expect(await enter({}, { reason })).toMatchObject({ ok: true })
    const view = await findEntry(scene.second, { unit: scene.unit.slug, month }, now)
    expect(view?.accepted[0]?.off).toContain('Tiếp nhận so với các lĩnh vực +32')
  })
  it('takes nothing impossible, of two notions at once, of a month to come, or from anybody else', async () => {
    expect(await enter({ filedFromHome: '2000' })).toMatchObject({ reason: 'impossible' })
    expect(await enter({ legacyLevel34: '5', serviceFull: '5' })).toMatchObject({ reason: 'impossible' })
    expect(await enter({}, {}, '2027-01')).toMatchObject({ reason: 'not-found' })
    const input = { unit: scene.unit.slug, month, sure: true, figures: readFigures(typed).figures }
    for (const actor of [scene.personnel, scene.assessor, scene.stranger, scene.administrator])
      expect(await enterFigures(actor, input, now)).toMatchObject({ reason: 'not-found' })
    expect(readFigures({ received: '1,432' }).faults).toMatchObject([{ key: 'received' }])
  })
})

describe('a key of a unit’s system', () => {
  const sent = {
    carriedOver: 0,
    received: 10,
    early: 4,
    onTime: 6,
    late: 0,
    pendingInTime: 0,
    pendingOverdue: 0,
  }
  const put = (key: string, body: unknown = sent, unit = scene.unit.slug, at = month) =>
    putFigures(key, { unit, month: at, figures: sentFigures.parse(body) }, now)

  it('opens one unit’s figures, twice is once, until it is revoked', async () => {
    const id = randomUUID()
    const input = { id, unit: scene.unit.slug, name: 'Phần mềm một cửa' }
    expect(await grantKey(scene.personnel, input, now)).toMatchObject({ reason: 'not-found' })
    const given = await grantKey(scene.administrator, input, now)
    if (!given.ok) throw new Error(given.reason)
    expect(await grantKey(scene.administrator, input, now)).toEqual({ ok: false, reason: 'already' })
    expect(JSON.stringify(await listKeys(scene.administrator, scene.unit.id, now))).not.toContain(given.key)
    expect(await put(given.key)).toMatchObject({ ok: true, new: 1 })
    expect(await put(given.key)).toMatchObject({ ok: true, same: 1 })
    expect(await put(given.key, { ...sent, late: 2 })).toMatchObject({
      reason: 'refused',
      faults: [{ field: 'results' }],
    })
    // Nor a sum with its fields, nor with the month before.
    const field = { field: 'Đất đai', ...sent, received: 9, onTime: 5 }
    expect(await put(given.key, { fields: [field] })).toMatchObject({
      reason: 'refused',
      faults: [{ field: 'received' }, { field: 'onTime' }],
    })
    expect(
      await put(given.key, { ...sent, carriedOver: 2, late: 2 }, scene.unit.slug, '2026-10'),
    ).toMatchObject({
      reason: 'refused',
      faults: [{ field: 'carriedOver', why: expect.stringMatching(/lệch \+2/) }],
    })
    // The next month can only follow: a machine is told of it, and sends it then.
    expect(await put(given.key, sent, scene.unit.slug, '2026-10')).toMatchObject({ ok: true, questions: [] })
    expect(await put(given.key, { ...sent, onTime: 5, pendingInTime: 1 })).toMatchObject({
      ok: true,
      questions: [expect.stringMatching(/^Tháng 10\/2026 .*lệch −1/)],
    })
    const follows = { ...sent, carriedOver: 1, onTime: 7 }
    expect(await put(given.key, follows, scene.unit.slug, '2026-10')).toMatchObject({
      ok: true,
      questions: [],
    })
    expect(await put(given.key, sent, 'noi-khac')).toMatchObject({ reason: 'not-found' })
    expect(await put('nep_' + 'x'.repeat(43))).toMatchObject({ reason: 'no-key' })
    expect(await revokeKey(scene.administrator, id, now)).toEqual({ ok: true })
    expect(await put(given.key)).toMatchObject({ reason: 'no-key' })
  })
  it('is counted: the sixty-first request of a minute waits', async () => {
    const given = await grantKey(
      scene.administrator,
      { id: randomUUID(), unit: scene.unit.slug, name: 'Máy' },
      now,
    )
    if (!given.ok) throw new Error(given.reason)
    const answers = []
    for (let n = 0; n < 61; n += 1) answers.push(await put(given.key))
    expect(answers.at(-1)).toEqual({ ok: false, reason: 'too-many' })
    expect(answers.at(-2)).toMatchObject({ ok: true })
  })
})

it('the city’s third quarter of 2025: no month, and by its sums 2 and 6 off', async () => {
  const figures = '531.269;509.772;763;510.541;20.734;317.199;212.790;1.278'
  const file = (period: string) =>
    `Tháng;Tiếp nhận;Đúng hạn;Quá hạn;Đã giải quyết;Đang giải quyết;Trực tuyến;Trực tiếp;Bưu chính;Trước hạn\n${period};${figures};\n`
  const take = (period: string, acceptDifference?: string) =>
    importDossiers(
      null,
      { bytes: utf8(file(period)), fileName: 'q3.csv', unit: code, dryRun: true, acceptDifference },
      now,
    )
  const [unit] = await database.query<{ code: string }>('SELECT code FROM admin_unit WHERE id = $1', [
    scene.unit.id,
  ])
  const code = unit!.code
  expect(await take('Quý III/2025')).toMatchObject({
    plan: { refused: [{ column: 'Tháng', why: expect.stringMatching(/là quý/) }] },
  })
  expect(await take('09/2025')).toMatchObject({
    plan: { refused: [{ column: 'Kênh tiếp nhận', value: '2' }, { value: '6' }] },
  })
  expect(await take('09/2025', 'Số đã công bố')).toMatchObject({ plan: { new: 1, refused: [] } })
})
