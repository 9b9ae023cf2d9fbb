import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { excerptOf, markHits, wordsOf } from '@/lib/fold'

const marked = (text: string, words: string) =>
  markHits(text, words)
    .map((piece) => (piece.hit ? `[${piece.text}]` : piece.text))
    .join('')

describe('markHits', () => {
  it.each([
    ['Phường Đỗ Xuân', 'do xuan', 'Phường [Đỗ Xuân]'],
    ['Ông Hòa và bà Hoà', 'Hoà', 'Ông [Hòa] và bà [Hoà]'],
    ['Thượng Cát, Thường Tín', 'thuong', '[Thượng] Cát, [Thường] Tín'],
    ['Không hút thuốc', 'hut thuoc khong', '[Không hút thuốc]'],
    ['Ban công', 'an', 'Ban công'],
    ['Đang áp dụng', 'ap du', 'Đang [áp dụ]ng'],
    ['Trang phục', '', 'Trang phục'],
    ['a+b (c)', '+ (', 'a+b (c)'],
  ])('%s, asked %j', (text, words, expected) => {
    expect(marked(text, words)).toBe(expected)
  })

  it('marks decomposed letters as what they are', () => {
    expect(marked('Đỗ Xuân'.normalize('NFD'), 'đỗ'.normalize('NFD'))).toBe('[Đỗ] Xuân')
  })

  it('changes no letter of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (text, words) => {
        expect(
          markHits(text, words)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(text.normalize('NFC'))
      }),
    )
  })
})

describe('excerptOf', () => {
  it('shows the part of a long text that holds the hit, cut between words', () => {
    const text = `${'lời dẫn dài '.repeat(40)}không hút thuốc ${'và còn nữa '.repeat(40)}`
    const shown = excerptOf(text, 'hut thuoc', 120)
    const whole = shown.map((piece) => piece.text).join('')
    expect(whole.length).toBeLessThan(130)
    expect(whole).toMatch(/^… .* …$/)
    expect(shown.filter(({ hit }) => hit).map((piece) => piece.text)).toEqual(['hút thuốc'])
    for (const word of whole.replaceAll('…', ' ').trim().split(/\s+/)) expect(text).toContain(word)
  })
})

it('wordsOf gives what must begin a word', () => {
  expect(wordsOf("Quyết định 522/QĐ-UBND, '%_")).toEqual(['quyet', 'dinh', '522', 'qd', 'ubnd'])
})
