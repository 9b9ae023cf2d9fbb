import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareCodes, compareTexts } from '@/lib/codes/changes/rules'
import type { Run } from '@/lib/codes/changes/schema'
import { renderBody } from '@/lib/codes/body/rules'
import { lastingKeys } from '@/lib/codes/keys/rules'
import type { ArticlePage, CodePage } from '@/lib/codes/views/schema'

const shown = (runs: Run[]) =>
  runs.map(({ kind, text }) => (kind === 'same' ? text : `${kind === 'added' ? '+' : '-'}[${text}]`)).join('')

describe('compareTexts', () => {
  it('marks words, never parts of a Vietnamese syllable', () => {
    expect(
      shown(compareTexts('Không hút thuốc tại nơi làm việc.', 'Không hút thuốc trong nơi làm việc.')),
    ).toBe('Không hút thuốc -[tại]+[trong] nơi làm việc.')
    expect(
      shown(compareTexts('Giữ thái độ hòa nhã với người dân', 'Giữ thái độ hoà nhã với người dân')),
    ).toBe('Giữ thái độ -[hòa]+[hoà] nhã với người dân')
  })

  it('sees no change in how the letters are composed', () => {
    expect(compareTexts('Trang phục lịch sự'.normalize('NFD'), 'Trang phục lịch sự')).toEqual([
      { kind: 'same', text: 'Trang phục lịch sự' },
    ])
  })

  it('gives back both texts whole, and cuts no syllable, whatever they are', () => {
    const syllable = fc.constantFrom('đường', 'ngữ', 'quyền', 'ỡ', 'nghiêm', 'túc', 'Ệ', 'a', 'phải,', '1.')
    const text = fc.array(syllable, { maxLength: 20 }).map((some) => some.join(' '))
    fc.assert(
      fc.property(text, text, (one, other) => {
        const runs = compareTexts(one, other)
        const side = (not: string) =>
          runs
            .filter(({ kind }) => kind !== not)
            .map((run) => run.text)
            .join('')
        expect([side('added'), side('removed')]).toEqual([one, other])
        for (const { kind, text } of runs.filter((run) => run.kind !== 'same')) {
          const whole = (kind === 'added' ? other : one).split(/[\s.,]+/)
          for (const word of text.split(/[\s.,]+/)) expect(['', ...whole]).toContain(word)
        }
      }),
    )
  })

  it('stays quick with two long texts that have nothing in common', () => {
    const long = (word: string) =>
      Array.from({ length: 5000 }, (_, n) => `${word}${n % 97}${n % 31}`).join(' ')
    // Its own time: on a machine that does eight things at once a clock on the wall tells nothing.
    const since = process.cpuUsage()
    compareTexts(long('a'), long('b'))
    expect(process.cpuUsage(since).user).toBeLessThan(5_000_000)
  })
})

const article = (number: number, title: string, rules: [number, string][]): ArticlePage => ({
  ...{ number, title, titleEn: null, summary: 'Tóm tắt.', summaryEn: null, text: null, textEn: null },
  rules: rules.map(([key, text], at) => ({
    number: at + 1,
    key,
    kind: 'must_do' as const,
    text,
    textEn: null,
  })),
})
const code = (version: number, articles: ArticlePage[]) =>
  ({
    ...{ version, title: 'Quy tắc', titleEn: null, number: '1', issuedBy: 'A', issuedByEn: null },
    ...{ note: null, noteEn: null, chapters: [{ number: 1, title: 'Chung', titleEn: null, articles }] },
  }) as unknown as CodePage

describe('compareCodes', () => {
  const before = code(1, [
    article(1, 'Giờ giấc', [[1, 'Đúng giờ.']]),
    article(2, 'Trang phục', [
      [2, 'Lịch sự.'],
      [3, 'Gọn gàng.'],
    ]),
  ])

  it('follows an article that moved, and says what was added, changed and removed', () => {
    const after = code(2, [
      article(1, 'Phạm vi', []),
      article(2, 'Trang phục, tác phong', [
        [2, 'Lịch sự.'],
        [4, 'Đeo thẻ.'],
      ]),
    ])
    const { articles } = compareCodes(before, after)
    expect(articles.map(({ number, was, fate }) => [number, was, fate])).toEqual([
      [1, null, 'removed'],
      [1, null, 'added'],
      [2, null, 'changed'],
    ])
    expect(articles[2]?.rules.map(({ key, fate }) => [key, fate])).toEqual([
      [2, 'same'],
      [4, 'added'],
      [3, 'removed'],
    ])
  })

  it('sees nothing between a version and itself', () => {
    expect(compareCodes(before, before)).toMatchObject({
      head: [],
      articles: [{ fate: 'same' }, { fate: 'same' }],
    })
  })
})

describe('lastingKeys', () => {
  const chapters = (texts: string[]) => [
    {
      articles: [
        {
          ...article(1, 'A', []),
          rules: texts.map((text, at) => ({
            ...{ number: at + 1, kind: 'must_do' as const, text, textEn: null },
          })),
        },
      ],
    },
  ]

  it('never gives a key to two rules, never an old one to a new text, and keeps it with the same words', () => {
    const text = fc.string({ minLength: 1, unit: 'grapheme' })
    const versions = fc.array(
      fc.uniqueArray(text, { maxLength: 8, selector: (each) => each.toLowerCase() }),
      {
        maxLength: 5,
      },
    )
    fc.assert(
      fc.property(versions, (all) => {
        const known: Parameters<typeof lastingKeys>[1] = []
        all.forEach((texts, at) => {
          const given = chapters(texts)
          const keys = lastingKeys(given, known, at)
          expect(new Set(keys.values()).size).toBe(texts.length)
          for (const [rule, key] of keys) {
            const same = known.filter((old) => old.text.toLowerCase() === rule.text.toLowerCase())
            if (same.length > 0) expect(same.map((old) => old.key)).toContain(key)
          }
          for (const [{ kind, text }, key] of keys) known.push({ kind, text, key, version: at + 1 })
        })
      }),
    )
  })
})

describe('renderBody', () => {
  it('knows paragraphs, lists and emphasis', () => {
    expect(renderBody('1. **Đúng giờ**\n2. Gọn gàng\n\na) một\n\nb) hai')).toBe(
      '<ol>\n<li><strong>Đúng giờ</strong></li>\n<li>Gọn gàng</li>\n</ol>\n<p>a) một</p>\n<p>b) hai</p>\n',
    )
  })

  it('lets nothing through that runs, loads or leads away, whatever is typed', () => {
    const piece = fc.constantFrom(
      '<script>alert(1)</script>',
      '<img src=x onerror=alert(1)>',
      '[a](javascript:alert(1))',
      '![a](http://x/y.png)',
      '<svg/onload=x>',
      '<a href="http://x">',
      '`<b>`',
      '&lt;script&gt;',
      '# x',
      '\n\n',
      '<style>*{}</style>',
      'http://x.vn',
      '**',
      '> ',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string())), (some) => {
        const html = renderBody(some.join(''))
        for (const [, tag] of html.matchAll(/<\/?([a-z0-9]+)/gi))
          expect(['p', 'br', 'ol', 'ul', 'li', 'strong', 'em', 'blockquote', 'h4', 'hr']).toContain(tag)
        expect(html).not.toMatch(/<[^>]*\b(?:href|src|on\w+|style)\s*=/i)
      }),
    )
  })
})
