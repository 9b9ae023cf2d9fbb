import { expect, type Locator, type Page } from '@playwright/test'
import type { Portal } from './journey'

export type Person = { id: string; name: string }

/** One person's cell of the month's sheet, by the criterion or column it is named after. */
export function cell(page: Page, person: Person, key: string): Locator {
  return page.locator(`[name="${person.id}.${key}"]`)
}

/** Gives everybody who has no points yet plain ones, cell by cell, as somebody without scripts would. */
export async function scoreEverybody(page: Page): Promise<void> {
  for (const name of await emptyCells(page)) {
    await page.locator(`[name="${name}"]`).fill(pointsFor(name.slice(name.indexOf('.') + 1)))
  }
}

async function emptyCells(page: Page): Promise<string[]> {
  const cells = await page.locator('td > input:not([readonly])').all()
  const found = await Promise.all(
    cells.map(async (input) => ({
      name: (await input.getAttribute('name')) ?? '',
      value: await input.inputValue(),
    })),
  )
  return found
    .filter(({ name, value }) => value === '' && !/\.(unfinished|returned|late)$/.test(name))
    .map(({ name }) => name)
}

// Of I.1 and I.2 five points can be given, of the others two and a half, of a leader's terms one.
function pointsFor(key: string): string {
  if (['unit_result', 'organising', 'unity'].includes(key)) return '1'
  if (key === 'assigned') return '10'
  return key === 'I.1' || key === 'I.2' ? '4,25' : '2'
}

/** Presses a button of the sheet and waits until the server has answered in words. */
export async function press(
  page: Page,
  button: 'Lưu nháp' | 'Gửi để duyệt',
  answer: string | RegExp,
): Promise<void> {
  await page.getByRole('button', { name: button }).click()
  await expect(page.getByRole('main')).toContainText(answer)
}

/** Approves a submitted month; past the quota the reason is asked for first, and typed then. */
export async function approve(page: Page): Promise<void> {
  const reason = page.getByLabel('Lý do vượt tỷ lệ')
  if (await reason.isVisible()) await reason.fill('Phường hoàn thành vượt kế hoạch số hóa hồ sơ của năm.')
  await page.getByRole('button', { name: 'Phê duyệt', exact: true }).click()
  await expect(page.getByRole('main')).toContainText('Đã phê duyệt. Bảng đã khóa.')
}

/** People whom the unit grades that month and who have no points yet. */
export function unscored(portal: Portal, unit: string, month: string): Promise<Person[]> {
  return portal.query<Person>(
    `SELECT p.id, p.full_name AS name FROM evaluation e JOIN person p ON p.id = e.person_id
       JOIN evaluation_sheet s ON s.id = e.sheet_id JOIN admin_unit u ON u.id = s.unit_id
      WHERE u.slug = $1 AND s.month = $2 AND e.not_graded IS NULL
        AND NOT EXISTS (SELECT FROM evaluation_score c WHERE c.evaluation_id = e.id)
      ORDER BY p.id`,
    [unit, `${month}-01`],
  )
}
