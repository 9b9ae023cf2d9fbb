import { readdirSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'

// What a test imports when it wants a PostgreSQL.
const servers = ['tests/support/database.ts', 'lib/run/testing.mjs', 'lib/run/cluster.mjs']

/** The test files under `root` that need a database and those that need none, by what they import, however far away. */
export function testKinds(root) {
  const listed = readdirSync(`${root}/tests`, { recursive: true, encoding: 'utf8' })
  const files = listed.map((file) => `tests/${file}`).filter((file) => /\.(?:ts|mjs)$/.test(file))
  const imports = new Map(files.map((file) => [file, importsOf(root, file)]))
  const reaches = (file, seen = new Set()) => {
    if (servers.includes(file) || imports.get(file)?.includes('testServer')) return true
    if (seen.has(file)) return false
    seen.add(file)
    return (imports.get(file) ?? []).some((each) => reaches(each, seen))
  }
  const tests = files
    .filter((file) => /^tests\/(?:lib|architecture)\/.*\.test\.(?:ts|mjs)$/.test(file))
    .sort()
  return {
    database: tests.filter((file) => reaches(file)),
    unit: tests.filter((file) => !reaches(file)),
  }
}

function importsOf(root, file) {
  const text = readFileSync(`${root}/${file}`, 'utf8')
  // The address that vitest-setup.mjs gives.
  const asked = /inject\('testServer'\)/.test(text) ? ['testServer'] : []
  const imported = [...text.matchAll(/(?:from|import\()\s*'((?:\.|@\/)[^']+)'/g)].map(([, to = '']) => {
    const path = to.startsWith('@/') ? to.slice(2) : posix.join(posix.dirname(file), to)
    return /\.(?:ts|mjs)$/.test(path) ? path : `${path}.ts`
  })
  return [...asked, ...imported]
}
