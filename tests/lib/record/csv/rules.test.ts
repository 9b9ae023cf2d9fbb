import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvLine, performanceColumns, performanceCsv } from '@/lib/record/csv/rules'
import { contractRow } from '../row'

/** A reader of RFC 4180 of its own, so that the writer is not tested against itself. */
function parse(text: string): string[][] {
  const rows: string[][] = [[]]
  let [cell, quoted] = ['', false]
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]!
    if (quoted && sign === '"' && text[at + 1] === '"') cell += text[at++]
    else if (sign === '"') quoted = !quoted
    else if (!quoted && sign === ',') {
      rows.at(-1)!.push(cell)
      cell = ''
    } else if (!quoted && sign === '\r' && text[at + 1] === '\n') {
      rows.at(-1)!.push(cell)
      rows.push([])
      cell = ''
      at++
    } else cell += sign
  }
  rows.pop()
  return rows
}

describe('the CSV of the record', () => {
  it('has the leaves of the row in their order', () => {
    expect(performanceColumns.join(' ')).toBe(
      'unit.code unit.slug unit.name unit.validFrom month revision cutOff publishedAt illustrative ' +
        'correction.of correction.reason dossiers.carriedOver dossiers.received dossiers.early dossiers.onTime ' +
        'dossiers.late dossiers.pendingInTime dossiers.pendingOverdue dossiers.online dossiers.counter ' +
        'dossiers.post dossiers.onlineCapable dossiers.filedFromHome dossiers.difference.results ' +
        'dossiers.difference.channels satisfaction.answers satisfaction.level5 satisfaction.level4 ' +
        'satisfaction.level3 satisfaction.level2 satisfaction.level1 suggestions.received suggestions.answered ' +
        'suggestions.medianDays staff.counted staff.acknowledged staff.graded staff.gradeA staff.gradeB ' +
        'staff.gradeC staff.gradeD staff.withheld inspections.visits inspections.findings inspections.openCorrections',
    )
  })

  it('writes the row of the contract', () => {
    const text = performanceCsv([contractRow])
    expect(text.startsWith('\uFEFFunit.code,')).toBe(true)
    const [header, row] = parse(text.slice(1))
    const cells = Object.fromEntries(header!.map((name, index) => [name, row![index]]))
    expect(cells).toMatchObject({
      'unit.code': '00598',
      'unit.name': 'Phường Thượng Cát',
      illustrative: 'true',
      'correction.of': '',
      'dossiers.received': '1392',
      'dossiers.difference.results': '',
      'staff.gradeB': '39',
      'staff.gradeC': '',
      'staff.withheld': 'gradeC gradeD',
    })
  })

  it('flattens what may be null', () => {
    const row = {
      ...contractRow,
      correction: { of: 1, reason: 'Sai "tổng", nhập lại\nngày 5' },
      dossiers: { ...contractRow.dossiers, difference: { results: -6, channels: 2 } },
    }
    const [header, cells] = parse(performanceCsv([row]).slice(1))
    const of = (name: string) => cells![header!.indexOf(name)]
    expect(of('correction.reason')).toBe('Sai "tổng", nhập lại\nngày 5')
    expect(of('dossiers.difference.results')).toBe('-6')
    expect(of('dossiers.difference.channels')).toBe('2')
  })

  it.each(['=1+1', '+84', '-x', '@SUM(A1)'])('disarms the text %s, never a number', (text) => {
    expect(csvLine([text, -6])).toBe(`'${text},-6\r\n`)
  })

  it('is read back as it was written', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'Đ', ',', '"', '\r', '\n', ' ', ';') })
    fc.assert(
      fc.property(fc.array(text, { minLength: 1 }), (cells) => {
        const expected = cells.map((cell) => (cell.startsWith('\r') ? `'${cell}` : cell))
        expect(parse(csvLine(cells))).toEqual([expected])
      }),
    )
  })
})
