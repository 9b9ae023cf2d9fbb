import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** Mutation runs need the tests of these rules only, and no database. */
export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('../../../..', import.meta.url)) } },
  test: {
    include: ['tests/lib/decimal.test.ts', 'tests/lib/evaluations/grading/**/*.test.ts'],
    testTimeout: 30_000,
  },
})
