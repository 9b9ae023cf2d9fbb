import type { Page } from '@playwright/test'

/** Holds the scripts of this page's site back until it is said whether they come. */
export async function heldScripts(page: Page): Promise<(end: 'come' | 'lost') => void> {
  let settle: (end: 'come' | 'lost') => void = () => {}
  const ended = new Promise<'come' | 'lost'>((resolve) => {
    settle = resolve
  })
  await page.route(/\/_next\/static\/.*\.js/, async (route) =>
    (await ended) === 'come' ? route.continue() : route.abort(),
  )
  return settle
}
