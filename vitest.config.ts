import { defineConfig } from 'vitest/config'
import { fileURLToPath } from 'node:url'

export default defineConfig({
  resolve: {
    alias: {
      // The marker throws outside Next's server layer; tests and the command line are servers too.
      'server-only': fileURLToPath(new URL('./tests/support/server-only.ts', import.meta.url)),
      '@': fileURLToPath(new URL('.', import.meta.url)),
    },
  },
  test: { include: ['tests/lib/**/*.test.ts', 'tests/architecture/**/*.test.ts'], testTimeout: 30_000, hookTimeout: 60_000 },
})
