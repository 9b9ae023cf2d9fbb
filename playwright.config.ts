import { defineConfig } from '@playwright/test'
import { findChromium } from './lib/run/chromium.mjs'

export default defineConfig({
  testDir: 'tests/journeys',
  testMatch: '**/*.test.ts',
  globalSetup: './tests/support/journeys-setup.mjs',
  outputDir: 'test-results',
  workers: 2,
  timeout: 120_000,
  // A busy machine may take its time over a sheet of sixty people; what is asked for is that the answer is right.
  expect: { timeout: 30_000 },
  // Once more from an untouched office where nobody can look at once; what passes only then is named at the end.
  retries: process.env.CI ? 1 : 0,
  reporter: 'list',
  use: {
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    // A trace of the sheet copies a thousand cells at each key: it takes longer than the journey.
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: findChromium(),
      args: ['--no-sandbox', '--disable-background-networking'],
    },
  },
  // Each way is walked with scripts and without: a page's job may not need them.
  projects: [
    { name: 'scripts', testIgnore: '**/keyboard-plain.test.ts' },
    // Keys, blocks and keeping while she types are the work of scripts: by Tab and Enter alone the month is in keyboard-plain.
    {
      name: 'no-scripts',
      use: { javaScriptEnabled: false },
      testIgnore: ['**/keyboard.test.ts', '**/typing.test.ts', '**/early-press.test.ts'],
    },
  ],
})
