import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type Role, roles } from '@/lib/auth/schema'
import { closeAll } from '@/lib/run/closing.mjs'
import { acts } from './acts'
import { type FileRule, files as kept } from './files'
import { type PageRule, pages, type Rule } from './pages'
import { type Ids, type Place, places, type Scene, setScene, ward } from './scene'

// Who may not: every role, from within the ward, from another and from the past, on every page and action of the staff
// side. The pages and actions themselves are called, over the demo office in PostgreSQL; only what Next gives them
// (cookies, redirects) stands in for Next.

const asked = vi.hoisted(() => ({ cookie: '' }))
vi.mock('next/headers', () => ({
  cookies: async () => ({ get: () => ({ value: asked.cookie }), set() {}, delete() {} }),
  headers: async () => new Headers({ origin: 'http://localhost:3000', host: 'localhost:3000' }),
}))
vi.mock('next/navigation', () => ({
  notFound: () => {
    throw new Closed()
  },
  redirect: (to: string) => {
    throw new Moved(to)
  },
}))
vi.mock('next/cache', () => ({
  updateTag() {},
  revalidateTag() {},
  unstable_cache: (work: unknown) => work,
}))
class Closed extends Error {}
class Moved extends Error {}

const room = join('app', '[locale]', 'staff')
const uploads = join('files', '[id]', 'route.ts')
let scene: Scene
beforeAll(async () => {
  scene = await setScene()
}, 180_000)
afterAll(async () => {
  await (globalThis as { nepDb?: { $disconnect: () => Promise<void> } }).nepDb?.$disconnect()
  await scene?.close()
  await closeAll()
})

const files = readdirSync(room, { recursive: true, encoding: 'utf8' })

it('names every page, file and action of the staff side', () => {
  const standing = files.filter((file) => /(^|\/)(page\.tsx|route\.ts)$/.test(file) && reads(file))
  expect([...new Set(Object.keys(pages).map(fileOf))].sort()).toEqual(standing.sort())
  const written = files.flatMap((file) => {
    const [, exported] = /(?:^|\/)(actions|route)\.ts$/.exec(file) ?? []
    if (!exported) return []
    const named =
      exported === 'actions'
        ? /export async function (\w+Action)\b/g
        : /export async function (POST|PUT|DELETE)\b/g
    const where = file.replace(/(^|\/)\w+\.ts$/, '')
    return [...source(file).matchAll(named)].map(([, name]) => [where, name].filter(Boolean).join('/'))
  })
  expect([...new Set(Object.keys(acts).map(fileOf))].sort()).toEqual(written.sort())
})

it('names whatever is kept of what this room uploads, behind the one way out for files', () => {
  const api = readdirSync(join('app', 'api'), { recursive: true, encoding: 'utf8' })
  const signedIn = api.filter(
    (file) =>
      /route\.ts$/.test(file) && !file.startsWith('auth/') && /\bfindActor\b/.test(source(file, 'api')),
  )
  expect(signedIn).toEqual([uploads])
  // Who reads a noun's files is a line of this list: those of evaluations are all in the matrix.
  const readers = readFileSync(join('app', 'file-readers.ts'), 'utf8')
  const owners = [...readers.matchAll(/import \{ (\w+) \} from '@\/lib\/evaluations\//g)].map(
    ([, reader]) => new RegExp(`([\\w-]+)'?: ${reader}\\b`).exec(readers)?.[1],
  )
  expect([...new Set(Object.values(kept).map(({ owner }) => owner))].sort()).toEqual(owners.sort())
})

describe('may not read', () => {
  for (const [name, rule] of Object.entries(kept)) {
    it(`${name}: ${sentence(rule)}`, async () => {
      const found = await everybody(() => read(rule, scene.ids))
      expect(told(found)).toEqual(told(wanted(rule)))
    })
    if (rule.ownRow !== undefined)
      it(`${name}, of her own: ${rule.ownRow || 'nobody is shut out'}`, async () => {
        const closed: Role[] = []
        for (const role of roles) {
          asked.cookie = scene.cookies.own[role]
          const own = () => read(rule, { ...scene.ids, holder: scene.persons[role] })
          if (await isClosed(own, 'own')) closed.push(role)
        }
        expect(closed).toEqual(roles.filter((role) => rule.ownRow?.split(', ').includes(role)))
      })
  }
})

describe('may not find', () => {
  for (const [name, rule] of Object.entries(pages))
    it(`${name}: ${sentence(rule)}`, async () => {
      const found = await everybody(() => open(name, rule, scene.ids))
      expect(told(found)).toEqual(told(wanted(rule)))
    })
})

describe('on her own row', () => {
  for (const [name, rule] of [...Object.entries(pages), ...Object.entries(acts)])
    if (rule.ownRow !== undefined)
      it(`${name} ${'form' in rule ? 'may not do' : 'may not find'}: ${rule.ownRow}`, async () => {
        const named = (role: Role) => rule.ownRow === 'everybody' || rule.ownRow?.split(', ').includes(role)
        const closed: Role[] = []
        for (const role of roles) {
          asked.cookie = scene.cookies.own[role]
          const ids = { ...scene.ids, member: scene.persons[role] }
          const run = () => ('form' in rule ? act(name, rule.form(ids)) : open(name, rule, ids))
          if (await isClosed(run, 'own')) closed.push(role)
        }
        expect(closed).toEqual(roles.filter(named))
      })
})

describe('may not do', () => {
  for (const [name, rule] of Object.entries(acts))
    it(`${name}: ${sentence(rule)}`, async () => {
      const run = () => act(name, rule.form(scene.ids))
      const before = await standing()
      const shut = await everybody(run, (place, role) => wanted(rule)[place].includes(role))
      // What is refused leaves nothing behind but its event.
      expect(await standing()).toBe(before)
      const free = await everybody(run, (place, role) => !wanted(rule)[place].includes(role))
      expect([told(shut), told(free)]).toEqual([told(wanted(rule)), told(nobody)])
    })
})

// `…/route.ts quan-triet.csv`, `… of a former unit`: one of several things behind one file or action.
function fileOf(name: string): string {
  return name.split(' ')[0] ?? name
}

async function open(name: string, { params, query: asks }: PageRule, ids: Ids) {
  const query = typeof asks === 'function' ? asks(ids) : (asks ?? {})
  const opened = await load(fileOf(name))
  const all = { locale: 'vi', unit: ward, code: 'can-bo', ...params?.(ids) }
  const given = { params: Promise.resolve(all), searchParams: Promise.resolve(query) }
  return fileOf(name).endsWith('.tsx')
    ? opened.default(given)
    : opened.GET(new Request(`http://localhost:3000/?${new URLSearchParams(query)}`), given)
}

async function read(rule: FileRule, ids: Ids) {
  const id = rule.file(ids)
  const { GET } = await import(/* @vite-ignore */ resolve('app', 'api', uploads))
  return GET(new Request(`http://localhost:3000/api/files/${id}`), { params: Promise.resolve({ id }) })
}

function act(name: string, fields: Record<string, string>) {
  const [, where = '', action = ''] = /^(?:(.*)\/)?(\w+)$/.exec(fileOf(name)) ?? []
  return call(where, action, fields)
}

async function call(where: string, action: string, fields: Record<string, string>) {
  if (action === 'POST') {
    const { json, fields: sent, ...params } = fields
    const headers = { 'content-type': json ? 'application/json' : 'application/x-www-form-urlencoded' }
    const { POST } = await load(join(where, 'route.ts'))
    const request = new Request('http://localhost:3000/', { method: 'POST', body: json ?? sent, headers })
    return POST(request, { params: Promise.resolve({ unit: ward, ...params }) })
  }
  const opened = await load(join(where, 'actions.ts'))
  const form = new FormData()
  for (const [name, value] of Object.entries(fields))
    if (name.endsWith(':file')) form.set(name.slice(0, -5), new File([value], 'tep.csv'))
    else form.set(name, value)
  const run = opened[action] as (...given: unknown[]) => Promise<unknown>
  return run.length === 2 ? run({ typed: {}, errors: [] }, form) : run(form)
}

type Table = Record<Place, Role[]>
const nobody: Table = { own: [], other: [], former: [] }

/** Those of the chosen to whom it was closed, place by place. */
async function everybody(
  work: () => Promise<unknown>,
  chosen: (place: Place, role: Role) => boolean = () => true,
) {
  const closed: Table = { own: [], other: [], former: [] }
  for (const place of places)
    for (const role of roles.filter((each) => chosen(place, each))) {
      asked.cookie = scene.cookies[place][role]
      if (await isClosed(work, place)) closed[place].push(role)
    }
  return closed
}

/** A page, a file or a route says 404 of what is out of scope; within it a route may say which step is not hers. */
async function isClosed(work: () => Promise<unknown>, place: Place): Promise<boolean> {
  const before = await refusals()
  const answer = await outcome(work)
  const refused = (await refusals()) > before
  if (!(answer instanceof Response)) return answer === 'closed' || refused
  return answer.status === 404 || (refused && place === 'own' && [303, 409].includes(answer.status))
}

async function outcome(work: () => Promise<unknown>): Promise<unknown> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Closed) return 'closed'
    if (error instanceof Moved) return error.message
    throw error
  }
}

function wanted({ mayNot, reach }: Rule): Table {
  if (reach === 'herself') return nobody
  if (reach === 'her months') return { ...nobody, former: [...roles] }
  const but = /^everybody but (\w+)$/.exec(mayNot)?.[1]
  const own = mayNot.startsWith('everybody')
    ? roles.filter((role) => role !== but)
    : roles.filter((role) => mayNot.split(', ').includes(role))
  return { own, other: reach === 'everywhere' ? own : [...roles], former: [...roles] }
}

const told = (closed: Table) => places.map((place) => `${place}: ${closed[place].join(', ')}`)

function sentence({ mayNot, reach }: Rule): string {
  if (reach === 'herself') return 'nobody is shut out, since it is her own'
  if (reach === 'her months') return 'whoever stood in no sheet of that month'
  const beyond = reach === 'everywhere' ? '' : '; nobody of another ward'
  return `${mayNot || 'nobody of the ward is shut out'}${beyond}; nobody whose role has ended`
}

async function refusals(): Promise<number> {
  const [row] = await scene.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM audit_event WHERE kind = 'action.refused'
       AND payload ->> 'why' IN ('not-found', 'not-yours', 'own-row', 'by-head', 'not-editor-of-the-city')`,
  )
  return row?.n ?? 0
}

/** A fingerprint of everything that stands in the database, but for the log. */
async function standing(): Promise<string> {
  const tables = await scene.query<{ name: string }>(
    `SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'public' AND tablename NOT IN ('audit_event')`,
  )
  const rows = await scene.query<{ print: string }>(
    tables
      .map(({ name }) => `SELECT '${name}' || count(*) || sum(t.xmin::text::bigint) AS print FROM ${name} t`)
      .join(' UNION ALL ') + ' ORDER BY 1',
  )
  return rows.map(({ print }) => print).join(' ')
}

const load = (file: string) => import(/* @vite-ignore */ resolve(room, file))
const source = (file: string, under = '') =>
  readFileSync(under ? join('app', under, file) : join(room, file), 'utf8')
const reads = (file: string) => file.endsWith('page.tsx') || /export async function GET\b/.test(source(file))
