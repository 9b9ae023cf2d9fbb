import { flat, nouns } from './house'
import type { Import, Source } from './source'

/** Who may import whom. */
export function directions(sources: Source[]): string[] {
  return [
    ...sources.flatMap((each) => each.imports.flatMap((one) => direction(each.path, one))),
    ...circles(sources),
  ]
}

function direction(path: string, { to, typeOnly }: Import): string[] {
  const say = (why: string) => [`${path} imports ${to}: ${why}`]
  const top = path.split('/')[0]
  if (top === 'app' || top === 'components') {
    if (to === 'lib/db' || to.startsWith('lib/generated')) {
      return say(
        'pages and components do not speak to the database; ask a function of lib/<noun>/queries.ts.',
      )
    }
  }
  if (top === 'components') return fromComponents(say, to, typeOnly)
  if (top === 'app' && isPublic(path)) return fromPublic(say, to)
  if (top === 'lib') return fromLib(path, say, to, typeOnly)
  return []
}

type Say = (why: string) => string[]

function fromComponents(say: Say, to: string, typeOnly: boolean): string[] {
  if (to.startsWith('app/'))
    return say('a component does not know the pages that use it; pass what it needs as a property.')
  if (/^lib\/.*\/(queries|commands|policy)$/.test(to) && !typeOnly) {
    return say('a component shows what it is given; the page asks, and passes the answer on.')
  }
  return to === 'lib/env' ? say('settings are read in lib and given to the page.') : []
}

// Staff pages and signing in are rendered per request; every other page is the same for everybody.
const isPublic = (path: string) =>
  path.startsWith('app/[locale]/') && !/^app\/\[locale\]\/(staff|sign-in)\//.test(path)

function fromPublic(say: Say, to: string): string[] {
  if (to === 'next/headers')
    return say('a public page is cached for everybody; it reads no cookie and no header.')
  if (/^lib\/(auth|staff|audit)(\/|$)/.test(to) || /^lib\/evaluations\/.*(queries|commands)$/.test(to)) {
    return say(
      'a public page reads lib/record and published queries only, never what an office knows about its people.',
    )
  }
  return []
}

const cacheTags = /^lib\/(auth|record)\//

function fromLib(path: string, say: Say, to: string, typeOnly: boolean): string[] {
  if (to.startsWith('app/') || to.startsWith('components/')) {
    return say(
      'lib does not know who shows it; move what both need down into lib, or the display up into components.',
    )
  }
  if (/^next(\/|$)/.test(to) && !cacheTags.test(path) && !path.startsWith('lib/run/')) {
    return say(
      'lib takes plain arguments; requests, cookies and redirects stay in app (lib/auth and lib/record excepted).',
    )
  }
  const [, room = ''] = path.split('/')
  if (room === 'audit' && /^lib\/[^/]+\//.test(to) && !/^lib\/(audit|generated)\//.test(to)) {
    return say('audit stands below every noun; give it what it records as arguments.')
  }
  return nouns.includes(room) && !typeOnly ? ofKind(path, say, to) : []
}

const outside = /^(node:|next|pg|@prisma|react|server-only)/

function ofKind(path: string, say: Say, to: string): string[] {
  const kind = path.split('/').at(-1)
  const target = to.startsWith('lib/') ? (to.split('/').at(-1) ?? '') : ''
  const plain =
    to.startsWith('lib/') &&
    to.split('/').length === 2 &&
    flat.includes(target) &&
    !['db', 'env'].includes(target)
  const stored = to === 'lib/db' || to.startsWith('lib/generated') || ['queries', 'commands'].includes(target)
  if (kind === 'schema.ts') {
    const may = to === 'zod' || plain || target === 'schema' || to.endsWith('.json')
    return may ? [] : say('a schema stands on zod and flat lib files alone.')
  }
  if (kind === 'rules.ts') {
    if (to === 'node:crypto') return []
    return stored || outside.test(to) || to === 'lib/env' || target === 'policy'
      ? say('rules are pure: no clock, no I/O; hand the facts in as arguments.')
      : []
  }
  if (kind === 'policy.ts') {
    return stored || outside.test(to)
      ? say('a policy is a page of plain booleans over what it is given.')
      : []
  }
  if (kind === 'queries.ts' && target === 'commands')
    return say('a query reads; whoever reads must not be able to write.')
  return []
}

// Types leave no trace at run time, so only what runs can close a circle.
function circles(sources: Source[]): string[] {
  const roomOf = (path: string) => /^lib\/([^/]+)\//.exec(path)?.[1] ?? ''
  const edges = new Map<string, Set<string>>()
  for (const { path, imports } of sources) {
    const from = roomOf(path)
    if (!nouns.includes(from)) continue
    for (const { to, typeOnly } of imports) {
      const room = roomOf(`${to}/`)
      if (!typeOnly && room !== from && nouns.includes(room))
        edges.set(from, (edges.get(from) ?? new Set()).add(room))
    }
  }
  const found = new Set<string>()
  const walk = (trail: string[]) => {
    for (const next of edges.get(trail.at(-1) ?? '') ?? []) {
      const at = trail.indexOf(next)
      if (at < 0) walk([...trail, next])
      else found.add([...trail.slice(at)].sort().join(', '))
    }
  }
  for (const room of edges.keys()) walk([room])
  return [...found].map(
    (rooms) => `lib/{${rooms}} import each other in a circle; move what they share into the lower noun.`,
  )
}
