import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: {
    alias: {
      // The marker throws outside Next's server layer; tests and the command line are servers too.
      'server-only': fileURLToPath(new URL('./tests/support/server-only.ts', import.meta.url)),
      '@': fileURLToPath(new URL('.', import.meta.url)),
    },
  },
  test: {
    include: ['tests/{lib,architecture}/**/*.test.{ts,mjs}'],
    globalSetup: 'tests/support/vitest-setup.mjs',
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})
