import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'

/** No violation of what axe can see. What is wrong is said with the place, not as a dump. */
export async function expectAccessible(page: Page): Promise<void> {
  // After a click the next page's address is there before the page is, and its heading before its title.
  await page.waitForLoadState()
  await expect(page).toHaveTitle(/./)
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible()
  const url = page.url()
  const { violations } =
    test.info().project.use.javaScriptEnabled === false ? await lookAtTwin(page) : await look(page)
  const said = violations.flatMap(({ id, help, nodes }) =>
    nodes.slice(0, 5).map(({ target }) => `${id}: ${help}: ${target.join(' ')}`),
  )
  expect(said, url).toEqual([])
}

// The rows of a table are made alike: past the eighth, only one that says something else (a refusal) is looked at.
const alike = 'tbody > tr:nth-child(n+9):not(:has([aria-invalid]))'

const look = (page: Page) =>
  new AxeBuilder({ page })
    .setLegacyMode()
    .exclude(alike)
    // What passes is not read: naming each of a sheet's thousand fields takes longer than looking at them.
    .options({ resultTypes: ['violations'] })
    .analyze()

// axe itself needs scripts: it is shown the page as it stands, at the same address, in a window that has them.
async function lookAtTwin(page: Page) {
  const body = (await page.content()).replace(/<script\b[^>]*>.*?<\/script>/gs, '')
  const context = await page.context().browser()!.newContext({
    javaScriptEnabled: true,
    viewport: page.viewportSize(),
  })
  const twin = await context.newPage()
  await twin.route(page.url().replace(/#.*/, ''), (route) =>
    route.fulfill({ body, contentType: 'text/html; charset=utf-8' }),
  )
  await twin.goto(page.url())
  return look(twin).finally(() => context.close())
}
