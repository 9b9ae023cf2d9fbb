import { execFileSync } from 'node:child_process'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { awaitPaper, followPaper, isSmall, LEFT_MS, type LargeSheet } from '@/lib/print/runs'
import { renderPdf } from '@/lib/print/render'
import { readPdf, readTags } from '../../support/pdf'

const rows = Array.from({ length: 14 }, (_, n) => ({
  strong: n % 5 === 0,
  cells: [`${n + 1}`, 'Phẩm chất chính trị, đạo đức (mục 5 0 R của bảng)', '2,5', '2'],
}))
const head = {
  ...{ committee: 'ỦY BAN NHÂN DÂN', unit: 'PHƯỜNG THƯỢNG CÁT', nation: 'CỘNG HÒA', motto: 'Độc lập' },
  ...{ mark: '', dated: 'ngày …' },
}
const name = (n: number) => `Đỗ Nguyễn Thị Ngọc Ánh Tuyết ${n + 1}.`
const slip = (n: number, lines: number) => ({
  ...{ form: 'Mẫu 01', head, title: `PHIẾU CỦA ${n + 1}`, period: '(Tháng 10 năm 2026)' },
  ...{ who: [`Họ và tên: ${name(n)}`], columns: ['TT', 'Tiêu chí', 'Tối đa', 'Tự chấm'] },
  rows: rows.slice(0, lines),
  parts: [{ head: 'Ưu điểm', lines: [null, null] }],
  signatures: [{ role: 'NGƯỜI TỰ ĐÁNH GIÁ', hint: '(Ký)', name: name(n) }],
})

/** Slips of so many; `title` makes it a paper of its own. */
const sheet = (people: number, title: string, lines = rows.length): LargeSheet => ({
  template: 'slips',
  data: { title, issuer: 'Phường', slips: Array.from({ length: people }, (_, n) => slip(n, lines)) },
  many: 'slips',
})

afterEach(() => vi.useRealTimers())

describe('a paper of many people', () => {
  it('says how many are set by the parts that are, and ends as one file: tagged as a whole, everybody in it', async () => {
    const asked = sheet(65, 'Sáu mươi lăm người')
    const seen = [followPaper(asked)]
    while (seen.at(-1)?.state === 'running') {
      await wait(5)
      seen.push(followPaper(asked))
    }
    expect([...new Set(seen.map(({ done }) => done))]).toEqual([0, 20, 40, 60, 65])
    const pdf = await readPdf(seen.at(-1)!.pdf!, { layout: false })
    expect(pdf.info).toMatchObject({ Tagged: 'yes', Pages: '65', Title: 'Sáu mươi lăm người' })
    expect(pdf.pages.every(({ width, height }) => width === 210 && height === 297)).toBe(true)
    expect(pdf.fonts.every(({ embedded }) => embedded)).toBe(true)
    const pages = pdf.text.split('\f')
    expect(asked.data.slips as unknown[]).toHaveLength(65)
    for (let n = 0; n < 65; n++) expect(pages[n]).toContain(name(n))
  })

  it('has the tags and bookmarks that it would have if it were set at once', async () => {
    // Poppler's time grows with the square of the words.
    const asked = sheet(22, 'Hai mươi hai người', 1)
    const { pdf } = await awaitPaper(asked)
    const atOnce = await renderPdf('slips', asked.data)
    const told = await tags(pdf!)
    expect(told).toBe(await tags(atOnce))
    expect(told).toContain('/Headers')
    const marks = (file: Buffer) =>
      file
        .toString('latin1')
        .match(/\/Title <FEFF\w+>/g)
        ?.sort()
    expect(marks(pdf!)).toEqual(marks(atOnce))
    const named = (file: Buffer) =>
      [...file.toString('latin1').matchAll(/\/ID \((\w+)\)/g)].map(([, id]) => id)
    expect(new Set(named(pdf!)).size).toBe(22 * 4)
  })

  it('is made once for all who ask for the same, and anew where a word differs', async () => {
    const [one, other] = await Promise.all([awaitPaper(sheet(41, 'Một')), awaitPaper(sheet(41, 'Một'))])
    expect(one.pdf).toBe(other.pdf)
    expect(followPaper(sheet(41, 'Hai')).state).toBe('running')
    await awaitPaper(sheet(41, 'Hai'))
  })

  it('lets another paper through between two parts', async () => {
    const large = sheet(200, 'Hai trăm')
    followPaper(large)
    await renderPdf('specimen', { title: 'Tờ nhỏ', letters: 'a' })
    expect(followPaper(large)).toMatchObject({ state: 'running', of: 200 })
    expect((await awaitPaper(large)).done).toBe(200)
  })

  it('goes on when its process dies, and says so when it cannot be made', async () => {
    const asked = sheet(61, 'Tiến trình bị dừng')
    followPaper(asked)
    while (followPaper(asked).done === 0) await wait(2)
    for (const pid of typesetters()) process.kill(pid, 'SIGKILL')
    expect(await awaitPaper(asked)).toMatchObject({ state: 'done', done: 61 })

    const lacking = sheet(30, 'Thiếu')
    delete (lacking.data.slips as Record<string, unknown>[])[25]!.rows
    expect(await awaitPaper(lacking)).toMatchObject({ state: 'failed', done: 20, of: 30 })
    // Looking does not begin it again; asking for the file does.
    expect(followPaper(lacking).state).toBe('failed')
    expect(followPaper(lacking, { again: true }).state).toBe('running')
  })

  it('is given up where nobody asks for it any more', async () => {
    const asked = sheet(60, 'Bỏ dở')
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    followPaper(asked)
    await vi.advanceTimersByTimeAsync(LEFT_MS - 1)
    const { done } = followPaper(asked)
    await vi.advanceTimersByTimeAsync(LEFT_MS - 1)
    expect(followPaper(asked).done).toBeGreaterThanOrEqual(done)
    await vi.advanceTimersByTimeAsync(LEFT_MS + 1)
    vi.useRealTimers()
    expect(followPaper(asked)).toMatchObject({ state: 'running', done: 0 })
    await awaitPaper(asked)
  })

  it('is small while one part holds everybody', () => {
    expect([isSmall(sheet(20, 'Hai mươi')), isSmall(sheet(21, 'Hai mươi mốt'))]).toEqual([true, false])
  })
})

/** Without the names of cells, which only say which points to which. */
const tags = async (pdf: Buffer) => (await readTags(pdf)).replaceAll(/(?:P\d+)?U\d+x/g, 'Ux')

function typesetters(): number[] {
  const list = execFileSync('ps', ['-o', 'pid=,args=', '--ppid', String(process.pid)], { encoding: 'utf8' })
  return list
    .split('\n')
    .filter((line) => line.includes('typesetter.mjs'))
    .map((line) => Number.parseInt(line, 10))
}
