import { add, compare, decimal, type Rational, ratio, subtract, sum, toShortest } from '@/lib/decimal'
import type { Scheme } from '../../../schema'
import type { SchemeFault } from '../../schema'

const hundred = ratio(100)

/** Each with the fields it adds up: sums of what is no number would say something wrong about what is not there. */
const checks = [
  [/^(c\.\d+\.(id|max)|task\.max)$/, sumFaults],
  [/^b\.\w\.from$/, bandFaults],
  [/^quota\.(percent|outstanding)$/, quotaFaults],
  [/^due\./, dayFaults],
  [/^(from|to)$/, monthFaults],
] as const

/** What does not fit together in a scheme: points, bands, quota, days, months. `unread`: which fields could not be read. */
export function pointFaults(scheme: Scheme, unread: readonly SchemeFault[]): SchemeFault[] {
  return checks.flatMap(([fields, find]) =>
    unread.some(({ field }) => fields.test(field)) ? [] : find(scheme),
  )
}

function sumFaults(scheme: Scheme): SchemeFault[] {
  const criteria = sum(scheme.criteria.map(({ maximum }) => decimal(maximum)))
  const tasks = scheme.method === 'points-and-tasks' ? decimal(scheme.taskResult.maximum) : ratio(0)
  const total = add(criteria, tasks)
  const faults = scheme.criteria.flatMap(({ id, maximum }, at) =>
    compare(decimal(maximum), ratio(0)) === 0
      ? [
          {
            field: `c.${at}.max`,
            why: `Tiêu chí ${id} đang có 0 điểm: ghi điểm tối đa lớn hơn 0, hoặc xóa cả dòng.`,
          },
        ]
      : [],
  )
  const difference = subtract(hundred, total)
  if (compare(total, hundred) === 0) return faults
  const short = compare(total, hundred) < 0
  const off = short ? difference : subtract(total, hundred)
  const parts =
    scheme.method === 'points-and-tasks'
      ? `${shown(criteria)} của tiêu chí cộng ${shown(tasks)} của nhiệm vụ`
      : `${scheme.criteria.length} tiêu chí cộng lại`
  const last = scheme.criteria.length - 1
  const why = `Điểm tối đa là ${shown(total)} (${parts}), phải đúng 100: ${short ? 'thêm' : 'bớt'} ${shown(off)} điểm ở một hay nhiều tiêu chí.`
  return [...faults, { field: `c.${last}.max`, why }]
}

/** Each band ends where the one above begins, so that nothing is left between them; the lowest begins at 0. */
function bandFaults({ bands }: Scheme): SchemeFault[] {
  const faults: SchemeFault[] = []
  const field = (at: number) => `b.${bands[at]!.letter}.from`
  bands.forEach(({ letter, from }, at) => {
    const above = bands[at - 1]
    if (compare(decimal(from), hundred) > 0)
      faults.push({
        field: field(at),
        why: `Loại ${letter} bắt đầu từ ${show(from)} điểm, trên 100 nên không ai đạt: ghi số từ 0 đến 100.`,
      })
    else if (above && compare(decimal(from), decimal(above.from)) >= 0)
      faults.push({
        field: field(at),
        why: `Loại ${letter} từ ${show(from)} điểm chồng lên loại ${above.letter} từ ${show(above.from)} điểm: ghi một số dưới ${show(above.from)}.`,
      })
  })
  const last = bands.at(-1)!
  if (compare(decimal(last.from), ratio(0)) !== 0)
    faults.push({
      field: field(bands.length - 1),
      why: `Người dưới ${show(last.from)} điểm không thuộc loại nào: loại ${last.letter} phải bắt đầu từ 0.`,
    })
  return faults
}

function quotaFaults({ quota }: Scheme): SchemeFault[] {
  const faults: SchemeFault[] = []
  if (compare(decimal(quota.outstandingPercent), decimal(quota.percent)) < 0)
    faults.push({
      field: 'quota.outstanding',
      why: `Đơn vị xuất sắc có trần ${show(quota.outstandingPercent)} %, thấp hơn trần chung ${show(quota.percent)} %: ghi bằng hoặc cao hơn.`,
    })
  return faults
}

const steps = [
  ['selfScore', 'assessor', 'Tự đánh giá', 'chấm điểm'],
  ['assessor', 'approval', 'Chấm điểm', 'phê duyệt'],
] as const

function dayFaults({ deadlines }: Scheme): SchemeFault[] {
  const at = (day: number | 'last_working_day') => (day === 'last_working_day' ? 32 : day)
  return steps.flatMap(([first, second, one, other]) =>
    at(deadlines[first]) <= at(deadlines[second])
      ? []
      : [
          {
            field: `due.${first}`,
            why: `${one} hết hạn sau khi ${other} đã hết hạn: chọn ngày sớm hơn, hoặc lùi hạn ${other}.`,
          },
        ],
  )
}

function monthFaults({ validFrom, validTo }: Scheme): SchemeFault[] {
  if (validTo === null || validTo >= validFrom) return []
  return [{ field: 'to', why: 'Tháng cuối đứng trước tháng đầu: ghi tháng cuối muộn hơn, hoặc để trống.' }]
}

function shown(points: Rational): string {
  return show(toShortest(points))
}

function show(text: string): string {
  return text.replace('.', ',')
}
