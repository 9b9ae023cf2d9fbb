import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { PrintError, renderPdf } from '@/lib/print/render'
import { readPdf } from '../../support/pdf'

const vowels = [...'aăâeêioôơuưyAĂÂEÊIOÔƠUƯY']
const tones = ['', '\u0300', '\u0309', '\u0303', '\u0301', '\u0323']
const letters = [...vowels.flatMap((vowel) => tones.map((tone) => vowel + tone)), 'đ', 'Đ']
// In words: poppler takes letters that stand alone for one word set wide.
const words = letters
  .map((letter) => `th${letter}nh`)
  .join(' ')
  .normalize()

describe('the typesetter', () => {
  it('prints every Vietnamese letter in both faces, typed together or apart, tagged and with its fonts', async () => {
    const apart = { title: 'Mẫu chữ của cổng', letters: words.normalize('NFD') }
    const pdf = await readPdf(await renderPdf('specimen', apart))
    const said = pdf.text.split(/\s+/).filter(Boolean).join(' ')
    expect(said).toBe(`Mẫu chữ của cổng ${[words, words, words, words].join(' ')}`)
    expect(pdf.info).toMatchObject({ Tagged: 'yes', Title: 'Mẫu chữ của cổng', Pages: '1' })
    expect(pdf.pages).toEqual([{ width: 210, height: 297 }])
    expect(pdf.fonts.map(({ name }) => name).sort()).toEqual([
      ...['BeVietnamPro-Bold', 'BeVietnamPro-Regular', 'Tinos-Bold', 'Tinos-Regular'],
    ])
    expect(pdf.fonts.every(({ embedded }) => embedded)).toBe(true)
  })

  it('says in typst’s words what a document lacks, and goes on', async () => {
    const lacking = renderPdf('specimen', { title: 'Thiếu chữ' })
    await expect(lacking).rejects.toThrow(PrintError)
    await expect(lacking).rejects.toThrow(/letters/)
    expect((await renderPdf('specimen', { title: 'Đủ', letters: 'a' })).subarray(0, 5).toString()).toBe(
      '%PDF-',
    )
  })

  it('loses no document when its process is killed', async () => {
    await renderPdf('specimen', { title: 'Mở', letters: 'a' })
    const waiting = Array.from({ length: 20 }, (_, n) =>
      renderPdf('specimen', { title: `Tờ ${n}`, letters: words }),
    )
    await waiting[3]
    for (const pid of typesetters()) process.kill(pid, 'SIGKILL')
    const made = await Promise.all(waiting)
    expect(made.map((pdf) => pdf.subarray(0, 5).toString())).toEqual(Array(20).fill('%PDF-'))
  })

  it('changes its process after 200 documents', async () => {
    await renderPdf('specimen', { title: 'Mở', letters: 'a' })
    const before = typesetters()
    await Promise.all(
      Array.from({ length: 201 }, () => renderPdf('specimen', { title: 'Nhiều', letters: 'a' })),
    )
    const after = typesetters()
    expect(before).toHaveLength(1)
    expect(after).toHaveLength(1)
    expect(after).not.toEqual(before)
  })
})

/** The children of this very process that set type. */
function typesetters(): number[] {
  const list = execFileSync('ps', ['-o', 'pid=,args=', '--ppid', String(process.pid)], { encoding: 'utf8' })
  return list
    .split('\n')
    .filter((line) => line.includes('typesetter.mjs'))
    .map((line) => Number.parseInt(line, 10))
}
