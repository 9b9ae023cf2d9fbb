import { expect, type Locator, type Page, test } from '@playwright/test'
import type { Portal } from './journey'
import { openMonth } from './months'

export type Person = { id: string; name: string }

/** One person's cell of the month's sheet, by the criterion or column it is named after. */
export function cell(page: Page, person: Person, key: string): Locator {
  // Without scripts its name begins with the first part of her id.
  return page.locator(`[name="${person.id}.${key}"], [name="${person.id.slice(0, 8)}.${key}"]`)
}

/**
 * Gives everybody who lacks points some, and a reason to all who have none: with scripts by the letter A typed into her
 * line and one reason filled down, without them cell by cell. `more`: points of another scheme's criteria.
 */
export async function scoreEverybody(
  page: Page,
  people: readonly Person[],
  more: Record<string, string> = {},
): Promise<void> {
  const said = 'Hoàn thành sớm việc được giao'
  if (test.info().project.use.javaScriptEnabled !== false) {
    for (const person of people) {
      const points = cell(page, person, 'I.1')
      await ((await points.count()) > 0 ? points : cell(page, person, 'grade')).press('a')
    }
    const first = page.locator('td > input[name$=".remark"]:not([readonly])').first()
    if ((await first.inputValue()) === '') await first.fill(said)
    await first.press('Control+d')
    return
  }
  // In one go: some three hundred cells, one by one, are minutes.
  await page.locator('td:not(.n-optional) > input:not([readonly])').evaluateAll(
    (inputs: HTMLInputElement[], { words, more }) => {
      // Of I.1 and I.2 five points can be given, of the others two and a half, of a leader's terms one.
      const plain: Record<string, string> = {
        ...{ unit_result: '1', organising: '1', unity: '1', assigned: '10', remark: words },
        ...more,
      }
      for (const input of inputs) {
        const key = input.name.slice(input.name.indexOf('.') + 1)
        if (input.value !== '' || ['grade', 'unfinished', 'returned', 'late'].includes(key)) continue
        input.value = plain[key] ?? (key === 'I.1' || key === 'I.2' ? '4,25' : '2')
      }
    },
    { words: said, more },
  )
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

/** Scores, in the sheet, whom who approves is to score herself: the page of approval says that somebody waits. */
export async function scoreDirect(page: Page): Promise<void> {
  if ((await page.getByText('Phải trực tiếp chấm trước khi phê duyệt').count()) === 0) return
  const back = page.url()
  await page.goto(back.replace(/\/phe-duyet.*$/, ''))
  await scoreEverybody(page, await rowsOf(page))
  await press(page, 'Lưu nháp', /Đã lưu điểm của \d+ người\.|đã lưu \d\d:\d\d/)
  await page.goto(back)
}

/** Approves a submitted month; each group past its quota asks for its reason, and gets it. */
export async function approve(page: Page): Promise<void> {
  await scoreDirect(page)
  for (const reason of await page.getByLabel('Lý do vượt tỷ lệ').all())
    await reason.fill('Phường hoàn thành vượt kế hoạch số hóa hồ sơ của năm.')
  await page.getByRole('button', { name: 'Phê duyệt', exact: true }).click()
  await expect(page.getByRole('main')).toContainText('Đã phê duyệt. Bảng đã khóa.')
}

/** People whom the unit's assessors grade that month and who lack points. */
export function unscored(portal: Portal, unit: string, month: string): Promise<Person[]> {
  return portal.query<Person>(
    `SELECT p.id, p.full_name AS name FROM evaluation e JOIN person p ON p.id = e.person_id
       JOIN evaluation_sheet s ON s.id = e.sheet_id JOIN admin_unit u ON u.id = s.unit_id
      WHERE u.slug = $1 AND s.month = $2 AND e.not_graded IS NULL AND NOT e.by_head
        AND (SELECT count(*) FROM evaluation_score c WHERE c.evaluation_id = e.id) < 10
      ORDER BY (SELECT count(*) FROM evaluation_score c WHERE c.evaluation_id = e.id), p.id`,
    [unit, `${month}-01`],
  )
}

/** What stands in the portal for one person and criterion of a month. */
export async function pointsOf(
  portal: Portal,
  person: Pick<Person, 'id'>,
  criterion: string,
  month = openMonth,
): Promise<number | undefined> {
  const [row] = await portal.query<{ points: string }>(
    `SELECT c.points FROM evaluation_score c JOIN evaluation e ON e.id = c.evaluation_id
       JOIN evaluation_sheet s ON s.id = e.sheet_id WHERE e.person_id = $1 AND s.month = $2 AND c.criterion = $3`,
    [person.id, `${month}-01`, criterion],
  )
  return row && Number(row.points)
}

/** Makes whoever holds the account an assessor of the unit too: the demo has one in each. */
export async function letAssess(portal: Portal, userName: string, unit: string): Promise<void> {
  await portal.query(
    `INSERT INTO role_grant (person_id, unit_id, role, from_day)
     SELECT a.person_id, u.id, 'assessor', '2025-07-01' FROM account a, admin_unit u
      WHERE a.user_name = $1 AND u.slug = $2
        AND NOT EXISTS (SELECT FROM role_grant g WHERE g.person_id = a.person_id AND g.role = 'assessor')`,
    [userName, unit],
  )
}

/** Who holds a demo account. */
export async function personOf(portal: Portal, userName: string): Promise<Person> {
  const [person] = await portal.query<Person>(
    'SELECT p.id, p.full_name AS name FROM account a JOIN person p ON p.id = a.person_id WHERE a.user_name = $1',
    [userName],
  )
  if (!person) throw new Error(`No account ${userName}`)
  return person
}

export type Row = Person & { grade: string; initial: string }

/** The people who can be graded by who looks, in the order of the sheet; with a selector those who have such an input. */
export async function rowsOf(page: Page, having = '[name$=".grade"]'): Promise<Row[]> {
  return page
    .locator(`tr[data-p]:has(input[name$=".grade"]:not([readonly])):has(input${having})`)
    .evaluateAll((rows) =>
      rows.map((row) => {
        const name = row.querySelector('th a')?.textContent ?? ''
        const given = name.split(' ').at(-1) ?? ''
        const initial = given.normalize('NFD').charAt(0).toUpperCase().replace('Đ', 'D')
        const grade = row.querySelector<HTMLInputElement>('[name$=".grade"]')?.value ?? ''
        return { id: row.getAttribute('data-p') ?? '', name, grade, initial }
      }),
    )
}
