import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { testKinds } from './tests/support/kinds.mjs'

const { unit, programs, database } = testKinds(import.meta.dirname)
const waits = { testTimeout: 30_000, hookTimeout: 60_000 }

export default defineConfig({
  resolve: {
    alias: {
      // The marker throws outside Next's server layer; tests and the command line are servers too.
      'server-only': fileURLToPath(new URL('./tests/support/server-only.ts', import.meta.url)),
      '@': fileURLToPath(new URL('.', import.meta.url)),
    },
  },
  test: {
    projects: [
      { extends: true, test: { name: 'unit', include: unit, ...waits } },
      { extends: true, test: { name: 'programs', include: programs, ...waits } },
      {
        extends: true,
        test: {
          name: 'database',
          include: database,
          globalSetup: 'tests/support/vitest-setup.mjs',
          ...waits,
        },
      },
    ],
  },
})
