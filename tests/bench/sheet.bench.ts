import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import { gzipSync } from 'node:zlib'
import { chromium } from '@playwright/test'
import { disconnect } from '@/lib/db'
import { saveSheet } from '@/lib/evaluations/sheets/commands'
import { findChromium } from '@/lib/run/chromium.mjs'
import { asActor, fullRow, month, now } from '@/tests/lib/evaluations/scene'
import { addHolder, addWards, connected, cookieOf, openedMonth } from './office'
import { openSite } from './site'
import { type Line, median, millisecondsOf, tell } from './verdicts'

// A sheet of 200 people beside one of 20: the first byte, a keystroke's paint, and what the page adds to the framework.
const rounds = 75
const database = process.env.DATABASE_URL ?? ''
const client = await connected(database)
const [small, large] = [await office(20), await office(200)]
await client.end()
await disconnect()

const site = await openSite(database)
const lines = [await firstByte(), await clientCode(), ...(await keystrokes())]
await site.close()
tell(lines)

type Office = { address: string; cookie: string }

async function firstByte(): Promise<Line> {
  const [few, many]: [number[], number[]] = [[], []]
  for (let round = -3; round < rounds; round++) {
    few.push(await millisecondsOf(() => first(small)))
    many.push(await millisecondsOf(() => first(large)))
  }
  const [less, more] = [median(few.slice(3)), median(many.slice(3))]
  return {
    what: 'first byte of a sheet of 200 against one of 20',
    found: `${(more / less).toFixed(2)} (${more.toFixed(1)} : ${less.toFixed(1)} ms)`,
    goal: '≤ 1.5',
    met: more / less <= 1.5,
  }
}

async function first(office: Office): Promise<void> {
  const request = get(`${site.url}${office.address}`, { headers: { cookie: office.cookie } })
  const [answer] = (await once(request, 'response')) as [IncomingMessage]
  if (answer.statusCode !== 200) throw new Error(`${office.address} answers ${answer.statusCode}`)
  await once(answer, 'data')
  answer.destroy()
}

/** Scripts of the sheet's page that a plain staff page does not load, as they go over the wire. */
async function clientCode(): Promise<Line> {
  const scripts = async (path: string) => {
    const page = await fetch(site.url + path, { headers: { cookie: large.cookie } })
    const html = await page.text()
    return new Set([...html.matchAll(/src="(\/_next\/[^"]+\.js)[^"]*"/g)].map((found) => found[1] ?? ''))
  }
  const plain = await scripts('/can-bo')
  const own = [...(await scripts(large.address))].filter((path) => !plain.has(path))
  const sizes = await Promise.all(
    own.map(async (path) => gzipSync(Buffer.from(await (await fetch(site.url + path)).arrayBuffer())).length),
  )
  const bytes = sizes.reduce((sum, size) => sum + size, 0)
  return {
    what: 'client code of the sheet beyond the framework, compressed',
    found: `${(bytes / 1000).toFixed(1)} kB`,
    goal: '≤ 30 kB',
    met: bytes <= 30_000,
  }
}

/** From the key going down to the frame that shows it: a digit, and a letter that fills a row. */
async function keystrokes(): Promise<Line[]> {
  const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox'] })
  const context = await browser.newContext()
  const [name = '', value = ''] = large.cookie.split('=')
  await context.addCookies([{ name, value, url: site.url }])
  const page = await context.newPage()
  await page.goto(site.url + large.address)
  await page.locator('input[name$=".I.1"]').nth(20).focus()
  await page.waitForTimeout(1000)
  await page.evaluate(() => {
    const kept = Object.assign(window, { shown: [] as number[] })
    addEventListener(
      'keydown',
      () => {
        const since = performance.now()
        requestAnimationFrame(() => setTimeout(() => kept.shown.push(performance.now() - since)))
      },
      true,
    )
  })
  const told: Line[] = []
  for (const [what, key] of [
    ['a digit', '4'],
    ['a letter that fills a row', 'b'],
  ] as const) {
    await page.evaluate(() => Object.assign(window, { shown: [] }))
    for (let count = 0; count < 20; count++) {
      await page.keyboard.press(key)
      await page.waitForTimeout(60)
    }
    const took = await page.evaluate(() => (window as unknown as { shown: number[] }).shown)
    const middle = median(took)
    told.push({
      what: `a keystroke in a sheet of 200 until it is painted, ${what}`,
      found: `${middle.toFixed(0)} ms (slowest ${Math.max(...took).toFixed(0)})`,
      goal: '< 50 ms',
      met: middle < 50,
    })
  }
  await browser.close()
  return told
}

/** A ward with so many people in its open month, every cell filled, and a supervisor who is signed in. */
async function office(size: number): Promise<Office> {
  const [ward] = await addWards(client, 1, size)
  if (!ward) throw new Error('No ward was made')
  const { slug, people } = ward
  await openedMonth(client, [ward], month)
  const assessor = await addHolder(client, ward, 'PT', 'assessor')
  // All different: nothing that is worked out for one row may be had again for the next.
  const rows = people.map((person, at) =>
    fullRow(person, {
      'I.1': ['4,5', '4', '5', '3,75'][at % 4] ?? '',
      'II.1': ['2', '2,25', '1,75'][at % 3] ?? '',
      assigned: String(10 + (at % 37)),
      remark: `Hoàn thành sớm đợt số hóa hồ sơ thứ ${at}`,
    }),
  )
  await saveSheet(asActor(assessor, ward, ['assessor']), { unit: slug, month, rows }, now)
  return { address: `/can-bo/don-vi/${slug}/danh-gia/${month}`, cookie: await cookieOf(client, assessor) }
}
