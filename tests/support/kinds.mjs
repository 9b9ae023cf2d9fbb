import { readdirSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'

// What a test imports when it wants a PostgreSQL.
const servers = ['tests/support/database.ts', 'lib/run/testing.mjs', 'lib/run/cluster.mjs', 'testServer']

// What a test imports when it reads its pages and pictures with programs of other houses: seconds a file, so `npm run
// check` leaves them to `npm test`.
const programs = ['tests/support/office-program.ts', 'tests/support/pdf.ts', 'sharp']

/**
 * The test files under `root` by what they import, however far away: those that need a database, those of the rest that
 * need other programs, and those that need neither.
 */
export function testKinds(root) {
  const listed = readdirSync(`${root}/tests`, { recursive: true, encoding: 'utf8' })
  const files = listed.map((file) => `tests/${file}`).filter((file) => /\.(?:ts|mjs)$/.test(file))
  const imports = new Map(files.map((file) => [file, importsOf(root, file)]))
  const reaches = (file, wanted, seen = new Set()) => {
    if (wanted.includes(file)) return true
    if (seen.has(file)) return false
    seen.add(file)
    return (imports.get(file) ?? []).some((each) => reaches(each, wanted, seen))
  }
  const tests = files
    .filter((file) => /^tests\/(?:lib|architecture)\/.*\.test\.(?:ts|mjs)$/.test(file))
    .sort()
  const kindOf = (file) =>
    reaches(file, servers) ? 'database' : reaches(file, programs) ? 'programs' : 'unit'
  const kinds = { database: [], programs: [], unit: [] }
  for (const file of tests) kinds[kindOf(file)].push(file)
  return kinds
}

function importsOf(root, file) {
  const text = readFileSync(`${root}/${file}`, 'utf8')
  // The address that vitest-setup.mjs gives.
  const asked = /inject\('testServer'\)/.test(text) ? ['testServer'] : []
  const packages = [...text.matchAll(/from '([a-z][^'./]*)'/g)].map(([, name = '']) => name)
  const imported = [...text.matchAll(/(?:from|import\()\s*'((?:\.|@\/)[^']+)'/g)].map(([, to = '']) => {
    const path = to.startsWith('@/') ? to.slice(2) : posix.join(posix.dirname(file), to)
    return /\.(?:ts|mjs)$/.test(path) ? path : `${path}.ts`
  })
  return [...asked, ...packages, ...imported]
}
