import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { seedCalendar } from '@/lib/calendar/commands'
import { shippedHolidays } from '@/lib/calendar/schema'
import { importCode } from '@/lib/codes/commands'
import { disconnect } from '@/lib/db'
import { env } from '@/lib/env'
import { keepSchemes } from '@/lib/evaluations/schemes/commands'
import { shippedSchemes } from '@/lib/evaluations/schemes/schema'
import { type Day, dayOf } from '@/lib/month'
import { seedModel } from '@/lib/one-stop/commands'
import { amenitySchema, standardSchema } from '@/lib/one-stop/schema'
import { presetPortal, rememberSeed } from '@/lib/portal/commands'
import { getSeeded } from '@/lib/portal/queries'
import { portalSettings } from '@/lib/portal/schema'
import type { Plan } from '@/lib/sheets/schema'
import { importSuccessions, importUnits } from '@/lib/units/imports/commands'
import type { CommandIo } from './nep'

const files = {
  // Today's units first: the former districts hang below the city, which is among them.
  units: ['hanoi-units-2025-07-01.csv', 'hanoi-units-before-2025-07-01.csv', 'hanoi-unit-details.csv'],
  successions: 'hanoi-unit-succession.csv',
  codes: ['can-bo.md', 'noi-cong-cong.md'],
  standards: 'standards.json',
  amenities: 'amenities.json',
}

const usage = [
  'Cách dùng: nep seed [--as-of yyyy-mm-dd] (DEMO=1 để nạp cả dữ liệu minh họa).',
  '  --as-of  dữ liệu minh họa như ở cuối ngày ấy, không sau hôm nay; không có thì như lúc này.',
  '',
].join('\n')

class Refused extends Error {}

/**
 * `nep seed`: what the product ships (units, schemes, Codes, one-stop model), then, where DEMO=1 and the portal has
 * no name yet, the demo, as it stands now or as it stood at the end of a day. Again is the same as once: files that
 * this database has are not read a second time, and units never, whatever a newer version of the product ships.
 */
export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const moment = args.length === 0 ? new Date() : momentOf(args)
  if (!moment) {
    io.writeError(usage)
    return 2
  }
  try {
    await seed(moment, io)
    return 0
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    io.writeError(`${error.message}\n`)
    return 1
  } finally {
    await disconnect()
  }
}

/** The end of a day of the office that has begun; null when the arguments say anything else. */
function momentOf([option, day = '', ...more]: readonly string[]): Date | null {
  const end = Date.parse(`${day}T23:59:59+07:00`)
  if (option !== '--as-of' || more.length > 0 || !/^\d{4}-\d\d-\d\d$/.test(day) || Number.isNaN(end))
    return null
  // Date.parse takes 30 February for 1 March.
  const asked: Day = dayOf(new Date(end))
  const now = new Date()
  if (asked !== day || asked > dayOf(now)) return null
  return end < now.getTime() ? new Date(end) : now
}

async function seed(moment: Date, io: CommandIo): Promise<void> {
  const contents = await readAll(io)
  const hash = hashOf(contents)
  const seeded = await getSeeded()
  if (seeded.hash !== hash) {
    // Units are the office's own from the first loading on: its files may have ended some since, or named others.
    if (seeded.hash === null) await seedUnits(contents, io)
    await seedBase(contents, io)
    await rememberSeed(hash)
  }
  if (seeded.named) return
  const demo = env().DEMO === '1'
  if (demo) {
    const { seedDemo } = await import('@/prisma/seed/demo/index')
    const { people, publications } = await seedDemo(dayOf(moment), moment)
    io.write(`Dữ liệu minh họa: ${people} cán bộ, ${publications} lần công bố.\n`)
  }
  await presetPortal(portalSettings.parse({ illustrative: demo }))
}

type Contents = Map<string, Uint8Array>

async function readAll(io: CommandIo): Promise<Contents> {
  const paths = [
    ...[...files.units, files.successions].map((name) => `units/${name}`),
    ...files.codes.map((name) => `codes/${name}`),
    ...[files.standards, files.amenities].map((name) => `one-stop/${name}`),
  ]
  const root = fileURLToPath(new URL('../../prisma/seed/', import.meta.url))
  return new Map(
    await Promise.all(paths.map(async (path) => [path, await io.readFile(`${root}${path}`)] as const)),
  )
}

function hashOf(contents: Contents): string {
  const hash = createHash('sha256').update(JSON.stringify([shippedSchemes, shippedHolidays]))
  for (const [path, bytes] of contents) hash.update(path).update('\0').update(bytes).update('\0')
  return hash.digest('hex')
}

async function seedUnits(contents: Contents, io: CommandIo): Promise<void> {
  const fileOf = (fileName: string) => ({ bytes: bytesIn(contents, `units/${fileName}`), fileName })
  for (const name of files.units) told(name, await importUnits(fileOf(name)), io)
  told(files.successions, await importSuccessions(fileOf(files.successions)), io)
}

function bytesIn(contents: Contents, path: string): Uint8Array {
  return contents.get(path) ?? new Uint8Array()
}

async function seedBase(contents: Contents, io: CommandIo): Promise<void> {
  const textOf = (path: string) => new TextDecoder().decode(bytesIn(contents, path))
  await keepSchemes(shippedSchemes)
  io.write(`Lịch làm việc: ${await seedCalendar()} ngày mới.\n`)
  for (const name of files.codes) {
    const done = await importCode(null, textOf(`codes/${name}`))
    if (!done.ok) {
      throw new Refused(refusal(name, done.reason === 'refused' ? done.refused : []))
    }
    io.write(`${name}: phiên bản ${done.version}, ${done.same ? 'đã có' : 'mới'}.\n`)
  }
  const model = await seedModel(
    standardSchema.array().parse(JSON.parse(textOf(`one-stop/${files.standards}`))),
    amenitySchema.array().parse(JSON.parse(textOf(`one-stop/${files.amenities}`))),
    new Date(),
  )
  io.write(`Một cửa: ${model.standards} chuẩn, ${model.amenities} tiện ích, ${model.points} địa chỉ mới.\n`)
}

function told(name: string, plan: Plan<unknown>, io: CommandIo): void {
  if (plan.refused.length > 0) throw new Refused(refusal(name, plan.refused))
  io.write(`${name}: mới ${plan.new}, đổi ${plan.changed}, như cũ ${plan.same}.\n`)
}

function refusal(
  name: string,
  refused: readonly { row: number | null; column: string; why: string }[],
): string {
  const lines = refused
    .slice(0, 20)
    .map(({ row, column, why }) => `${name}, dòng ${row ?? '?'}, ${column}: ${why}`)
  return [...lines, `${name} không nạp được (${refused.length} chỗ sai).`].join('\n')
}
