import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { formatNumber, formatPercent } from '@/lib/format'
import { qrSvg } from '@/lib/print/qr'
import { renderPdf } from '@/lib/print/render'
import { bulletin } from '@/lib/record/bulletin/rules'
import { onTimeRate, satisfactionRate } from '@/lib/record/rates/rules'
import type { PerformanceRow } from '@/lib/record/schema'
import { texts } from '@/lib/texts'
import { contractRow } from './row'

const folder = mkdtempSync(join(tmpdir(), 'nep-bulletin-'))
afterAll(() => rmSync(folder, { recursive: true }))

const address = 'https://nep.example/don-vi/thuong-cat/ket-qua/2026-10'
const hash = 'ab12cd34'.repeat(8)

async function printed(row: PerformanceRow, unit = row.unit.name, before: Partial<PerformanceRow> = {}) {
  const data = bulletin(
    {
      entry: { seq: 263, hash, row },
      unit,
      of: 'Thành phố Hà Nội',
      months: [
        { month: '2026-09', row: { ...row, month: '2026-09', ...before } },
        { month: row.month, row },
      ],
      address,
      qr: qrSvg(address),
      illustrative: 'Dữ liệu minh họa',
    },
    texts('vi', 'results'),
  )
  const file = join(folder, 'bulletin.pdf')
  writeFileSync(file, await renderPdf('bulletin', data))
  const told = (program: string, ...args: string[]) => execFileSync(program, [...args]).toString()
  return {
    text: told('pdftotext', '-layout', file, '-').normalize().replaceAll('\u00a0', ' '),
    info: told('pdfinfo', file),
  }
}

describe('the bulletin of a month', () => {
  it('says on one A4 page what the row says, and of when', async () => {
    const { text, info } = await printed(contractRow)
    expect(info).toMatch(/Pages:\s+1\n/)
    expect(info).toMatch(/595\.\d+ x 841\.\d+ pts \(A4\)/)
    expect(info).toMatch(/Tagged:\s+yes/)
    for (const rate of [onTimeRate(contractRow), satisfactionRate(contractRow)])
      expect(text).toContain(formatPercent(rate.value!, 'vi').replaceAll('\u00a0', ' '))
    const line = (label: string) =>
      text.split('\n').find((one) => one.includes(label)) ?? `no line with ${label}`
    expect(line('Tiếp nhận trong tháng')).toContain('1.392')
    expect(line('Rất hài lòng')).toContain('150')
    expect(line('C, hoàn thành nhiệm vụ')).toContain('không nêu')
    expect(text).toContain('Dữ liệu minh họa')
    expect(text).toContain('Tháng 10/2026')
    expect(text.replace(/\s/g, '')).toContain(hash)
  })

  it('says by how much the month before, as published, does not lead to this one', async () => {
    const label = 'Chênh lệch với cuối tháng trước'
    const last = { ...contractRow.dossiers, pendingInTime: 40, pendingOverdue: 0 }
    expect((await printed(contractRow, 'Phường', { dossiers: last })).text).not.toContain(label)
    const { text, info } = await printed(
      { ...contractRow, dossiers: { ...contractRow.dossiers, difference: { results: -6, channels: 2 } } },
      'Phường',
      { dossiers: { ...last, pendingInTime: 37 } },
    )
    expect(text).toMatch(new RegExp(`${label} +3\\b`))
    expect(info).toMatch(/Pages:\s+1\n/)
  })

  it('prints every count of the row and no other, whatever it is', async () => {
    const far = {
      ...contractRow,
      illustrative: false,
      correction: { of: 1, reason: 'Bổ sung phiếu giấy nhập sót.' },
    }
    const { text } = await printed(
      { ...far, revision: 2, satisfaction: { answers: null, level5: null, level4: null, level3: null, level2: null, level1: null } },
      'Thị trấn Chợ Mới Bắc Nghĩa Trung Thượng Đình Hạ',
    ) // prettier-ignore
    expect(text).toContain('Bổ sung phiếu giấy nhập sót.')
    expect(text).toContain('chưa có số liệu')
    expect(text).not.toContain('Dữ liệu minh họa')
    for (const count of Object.values(far.dossiers).slice(0, 10))
      expect(text).toContain(formatNumber(count as number, 'vi'))
  })
})
