import fc from 'fast-check'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { RevisionTable } from '@/components/record/revision-table'
import { formatNumber } from '@/lib/format'
import { qrSvg } from '@/lib/print/qr'
import { renderPdf } from '@/lib/print/render'
import { bulletin } from '@/lib/record/bulletin/rules'
import { performanceColumns, performanceCsv } from '@/lib/record/csv/rules'
import { buildRow } from '@/lib/record/publications/rules'
import { performanceRow, type PerformanceRow } from '@/lib/record/schema'
import { readTable } from '@/lib/sheets/read'
import { texts } from '@/lib/texts'
import { readPdf } from '@/tests/support/pdf'
import { nothingPublic } from './small-groups/adversary'
import { contractRow } from './row'

const count = fc.option(fc.integer({ min: 0, max: 1_200_000 }))
const small = fc.integer({ min: 0, max: 40 })

/** A row as publishing makes it, from whatever the office may know. */
const rows: fc.Arbitrary<PerformanceRow> = fc
  .record({
    dossiers: fc.array(count, { minLength: 12, maxLength: 12 }),
    survey: fc.option(fc.array(small, { minLength: 5, maxLength: 5 })),
    grades: fc.tuple(small, small, fc.nat(9), fc.nat(4)),
    suggestions: fc.option(
      fc.record({ received: small, answered: small, medianDays: fc.option(fc.nat(40)) }),
    ),
    visits: fc.option(small),
    reason: fc.option(fc.string({ minLength: 1, maxLength: 30 }).filter((text) => text.trim() !== '')),
  })
  .map(({ dossiers, survey, grades, suggestions, visits, reason }) => {
    const [gradeA, gradeB, gradeC, gradeD] = grades
    const graded = gradeA + gradeB + gradeC + gradeD
    const names = Object.keys(contractRow.dossiers).filter((name) => name !== 'difference')
    const [level5 = 0, level4 = 0, level3 = 0, level2 = 0, level1 = 0] = survey ?? []
    return buildRow({
      ...contractRow,
      revision: reason ? 2 : 1,
      correction: reason ? { of: 1, reason } : null,
      dossiers: Object.fromEntries(names.map((name, at) => [name, dossiers[at]!])) as never,
      survey: survey && { level5, level4, level3, level2, level1 },
      suggestions,
      inspections: visits === null ? null : { visits, findings: visits * 2, openCorrections: visits + 1 },
      staff: { counted: graded + 3, acknowledged: graded, graded, gradeA, gradeB, gradeC, gradeD },
      history: nothingPublic,
    })
  })

const leaves = performanceColumns
  .filter((column) => /^(dossiers|satisfaction|suggestions|staff|inspections)\./.test(column))
  .filter((column) => column !== 'staff.withheld')

/** Every figure of a row in the order of the contract. */
function figures(row: PerformanceRow): (number | null)[] {
  return leaves
    .map(
      (column) => column.split('.').reduce<unknown>((value, name) => (value as never)?.[name], row) as number,
    )
    .map((value) => value ?? null)
}

describe('the ways out of the record', () => {
  it('JSON, CSV and HTML say the same numbers, and a withheld one is in none of them', async () => {
    await fc.assert(
      fc.asyncProperty(rows, async (row) => {
        const json = performanceRow(JSON.parse(JSON.stringify(row)) as PerformanceRow)
        expect(json).toEqual(row)

        const csv = await readTable(new TextEncoder().encode(performanceCsv([row])), 'performance.csv')
        const [head, line] = csv.ok ? csv.sheets[0]!.rows.map((cells) => cells.map(({ text }) => text)) : []
        expect(head).toEqual([...performanceColumns])
        const inCsv = leaves.map((column) => line?.[performanceColumns.indexOf(column)] ?? '')
        expect(inCsv.map((text) => (text === '' ? null : Number(text)))).toEqual(figures(row))
        const withheld = line?.[performanceColumns.indexOf('staff.withheld')] ?? ''
        expect(withheld.split(' ').filter(Boolean)).toEqual(row.staff.withheld)

        const html = renderToStaticMarkup(
          createElement(RevisionTable, {
            locale: 'vi',
            id: 't',
            caption: '',
            columns: [{ key: 'a', label: '', row }],
          }),
        )
        const cells = [...html.matchAll(/<td[^>]*>(.*?)<\/td>/g)].map(([, cell]) =>
          cell!.replace(/<[^>]*>/g, ''),
        )
        const read = cells.map((cell) =>
          /^[-−]?[\d.]+(,\d+)?$/.test(cell)
            ? Number(cell.replaceAll('.', '').replace(',', '.').replace('−', '-'))
            : cell,
        )
        const { difference } = row.dossiers
        const wanted = figures({
          ...row,
          dossiers: { ...row.dossiers, difference: difference ?? { results: 0, channels: 0 } },
        })
        expect(read).toHaveLength(wanted.length)
        read.forEach((cell, at) => {
          if (wanted[at] === null) expect(['không nêu', 'chưa có số liệu']).toContain(cell)
          else expect(cell).toBe(wanted[at])
        })
        expect(cells.filter((cell) => cell === 'không nêu')).toHaveLength(row.staff.withheld.length)
      }),
      { numRuns: 60 },
    )
  })

  it('the paper on the notice board says them too, each beside its words', async () => {
    await fc.assert(
      fc.asyncProperty(rows, async (row) => {
        const data = bulletin(
          {
            ...{ unit: row.unit.name, of: 'Thành phố Hà Nội', months: [], illustrative: 'Dữ liệu minh họa' },
            entry: { seq: 1, hash: 'ab12cd34'.repeat(8), row },
            ...{ address: 'https://nep.example/x', qr: qrSvg('https://nep.example/x') },
          },
          texts('vi', 'results'),
        )
        const { text, pages } = await readPdf(await renderPdf('bulletin', data))
        expect(pages).toHaveLength(1)
        const paper = text.normalize().replaceAll('\u00a0', ' ')
        const wanted = figures(row)
        leaves.forEach((column, at) => {
          const [group, name = '', inner] = column.split('.')
          if (inner && !row.dossiers.difference) return
          const key =
            group === 'suggestions' && name !== 'medianDays'
              ? `suggestions${capital(name)}`
              : `${name}${capital(inner ?? '')}`
          const label = texts('vi', 'results')(`leaf.${key}` as 'leaf.received')
          const value = wanted[at] ?? null
          const unsaid =
            row.staff.withheld.includes(name as never) && group === 'staff' ? 'không nêu' : 'chưa có số liệu'
          const said = value === null ? unsaid : formatNumber(value, 'vi')
          // The rates that lead the paper stand under some of the same words.
          const found = [...paper.matchAll(new RegExp(`(?:^|\\s{2,})${label}\\s{2,}(\\S+(?: \\S+)*)`, 'gm'))]
          const beside = found.slice(-1).map(([, value]) => value)
          expect([column, beside]).toEqual([column, [said]])
        })
      }),
      { numRuns: 25 },
    )
  }, 60_000)
})

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}
