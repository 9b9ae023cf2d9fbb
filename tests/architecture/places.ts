import {
  clients,
  emptyNames,
  flat,
  kinds,
  nouns,
  ports,
  rootFiles,
  rootFolders,
  sixth,
  testFolders,
} from './house'
import type { Source } from './source'

/** Where files stand and what they are called. */
export function places(sources: Source[]): string[] {
  return [...sources.flatMap(({ path }) => [...place(path), ...name(path)]), ...readmes(sources)]
}

function place(path: string): string[] {
  const [top = '', second = '', ...rest] = path.split('/')
  if (!path.includes('/')) {
    return rootFiles.includes(path)
      ? []
      : [`${path}: the root holds configuration only; pages go to app/, code to lib/<noun>, tests to tests/.`]
  }
  if (!rootFolders.includes(top)) {
    return [
      `${path}: there is no room called ${top}/; routes go to app/, display to components/, all else to lib/<noun>.`,
    ]
  }
  if (top === 'lib') return inLib(path, second, rest)
  if (top === 'tests' && !testFolders.includes(second)) {
    return [
      `${path}: tests stand in tests/{${testFolders.join(',')}}; a test of lib/x/y.ts is tests/lib/x/y.test.ts.`,
    ]
  }
  if (/\/(loading|template)\.tsx$/.test(path)) {
    return [
      `${path}: without scripts it hides the page and turns 404 into 200; delete it and let the page be sent whole.`,
    ]
  }
  return []
}

function inLib(path: string, room: string, rest: string[]): string[] {
  if (rest.length === 0) {
    return flat.includes(room.replace(/\.(ts|mjs)$/, ''))
      ? []
      : [
          `${path}: flat files of lib are ${flat.join(', ')}; this belongs in lib/<noun>/{schema,rules,policy,queries,commands}.ts.`,
        ]
  }
  if (ports.includes(room)) return []
  if (!nouns.includes(room)) {
    return [
      `${path}: lib/${room} is no noun of the glossary; put it into the noun that owns it (${nouns.join(', ')}).`,
    ]
  }
  const file = rest.at(-1) ?? ''
  if (!/\.(ts|tsx|mjs)$/.test(file) || kinds.includes(file) || path in sixth) return []
  return [
    `${path}: a noun has schema, rules, policy, queries and commands, and no sixth kind; what grows becomes a folder of its own noun with these names.`,
  ]
}

function name(path: string): string[] {
  const parts = path.split('/').map((part) => part.replace(/\..*$/, ''))
  const empty = parts.find((part) => emptyNames.test(part))
  if (empty) return [`${path}: “${empty}” names no thing of this office; name it after the noun it serves.`]
  const file = path.split('/').at(-1) ?? ''
  if (/\.(ts|tsx|mjs|css)$/.test(file) && !/^[a-z0-9.-]+$/.test(file) && !path.includes('[')) {
    return [`${path}: file names are kebab-case.`]
  }
  return []
}

function readmes(sources: Source[]): string[] {
  const paths = new Set(sources.map(({ path }) => path))
  return nouns
    .filter((noun) => sources.some(({ path }) => path.startsWith(`lib/${noun}/`)))
    .filter((noun) => !paths.has(`lib/${noun}/README.md`))
    .map((noun) => `lib/${noun}/README.md is missing: half a page on what it owns, its words, its rules.`)
}

/** A list that names what is not there is a list nobody reads. */
export function stale(sources: Source[]): string[] {
  const paths = new Set(sources.map(({ path }) => path))
  return [...clients, ...Object.keys(sixth)]
    .filter((path) => !paths.has(path))
    .map((path) => `tests/architecture/house.ts names ${path}, which does not exist; take it off the list.`)
}
