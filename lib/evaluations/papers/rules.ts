import { add, decimal, subtract, sum, toFixed } from '@/lib/decimal'
import { formatDecimal, formatMonth, formatRoman } from '@/lib/format'
import type { texts } from '@/lib/texts'
import { formsOf } from '../schemes/basis/rules'
import { knockOutOf } from '../schemes/rules'
import type { Scheme } from '../schemes/schema'
import { readSelf } from '../self/rules'
import type { MonthPaper, PaperDecision, PaperPerson } from './schema'

export type FormWords = ReturnType<typeof texts<'forms'>>
/** `illustrative`: the portal's data is sample data, and paper says so as pages do. */
type Made = { year: string; illustrative: boolean; t: FormWords }

/** The slip of each person (`Mẫu 01` where the decree grades her), in the layout of the template `slips`. */
export function slips(paper: MonthPaper, people: readonly PaperPerson[], made: Made) {
  const { t } = made
  const month = formatMonth(paper.month, 'vi')
  const only = people.length === 1 ? people[0] : undefined
  const named = t('slip.named', { form: formsOf(people.map(({ scheme }) => scheme)) })
  return {
    title: `${named} · ${month} · ${only ? only.fullName : paper.unit.name}`,
    issuer: paper.unit.name,
    slips: people.map((person) => slip(paper, person, made)),
  }
}

function slip({ month, unit }: MonthPaper, person: PaperPerson, made: Made) {
  const { t } = made
  const { scheme } = person
  const byDecree = formsOf([scheme]) === 'decree'
  return {
    form: byDecree ? t('slip.form') : null,
    head: headOf(unit, made),
    title: byDecree ? t('slip.title', { category: person.category }) : t('slip.titleByPoints'),
    period: t('slip.period', { month: capital(formatMonth(month, 'vi')) }),
    who: [
      t('slip.name', { name: person.fullName }),
      t('slip.position', { title: person.positionTitle }),
      t('slip.unit', { unit: unit.name }),
    ],
    columns: [t('slip.number'), t('slip.criterion'), t('slip.maximum'), t('slip.self')],
    rows: slipRows(scheme, person, t),
    parts: [
      { head: t('slip.strengths'), lines: openLines(person.self?.strengths) },
      { head: t('slip.weaknesses'), lines: openLines(person.self?.weaknesses) },
      {
        head: t('slip.remark'),
        lines: [
          ...openLines(person.remark, 1),
          ...struck(person, t),
          decided(scheme, person.decision, t),
          ...signedBy(person.decision, t),
        ],
      },
    ],
    signatures: [
      { role: t('slip.ofSelf'), hint: t('slip.sign'), name: person.fullName },
      {
        role: t('slip.ofAssessor'),
        hint: person.assessorSigning ?? t('slip.sign'),
        name: person.assessors.join(', '),
      },
    ],
  }
}

// Groups (I, II, …), then their criteria (1, 2, …), then what they come to: as she scored herself, or blank.
function slipRows(scheme: Scheme, person: PaperPerson, t: FormWords) {
  const said = selfPoints(scheme, person)
  const show = (points: string | undefined) => (points === undefined ? '' : formatDecimal(points, 'vi'))
  const bare = (points: string) => points.replace('.', ',')
  const parts = scheme.groups
    .map(({ id, label }) => ({ label, criteria: scheme.criteria.filter(({ group }) => group === id) }))
    .filter(({ criteria }) => criteria.length > 0)
  const groups = parts.flatMap(({ label: { vi }, criteria }, before) => {
    const number = formatRoman(before + 1)
    const most = toFixed(sum(criteria.map(({ maximum }) => decimal(maximum))), 1).replace(/\.0$/, '')
    return [
      // A group of one says the same as its criterion.
      ...(criteria.length > 1 ? [row([number, vi, bare(most), ''], true)] : []),
      ...criteria.map(({ id, label, maximum }, at) =>
        row(
          [criteria.length > 1 ? String(at + 1) : number, label.vi, bare(maximum), show(said?.points[id])],
          criteria.length === 1,
        ),
      ),
    ]
  })
  if (scheme.method === 'points')
    return [...groups, row(['', t('slip.total'), '100', show(said?.total)], true)]
  const general = toFixed(sum(scheme.criteria.map(({ maximum }) => decimal(maximum))), 0)
  return [
    ...groups,
    row(['', t('slip.general'), general, show(said?.general)], true),
    row(['', t('slip.task'), bare(scheme.taskResult.maximum), show(said?.task)], true),
    row(['', t('slip.total'), '100', show(said?.total)], true),
  ]
}

const row = (cells: string[], strong = false) => ({ cells, strong })

/** What she scored herself: each criterion, their sum, what her tasks make of the rest. */
export function selfPoints(scheme: Scheme, { self, positionTitle, category }: PaperPerson) {
  const result = self && readSelf(scheme, { positionTitle, category }, self.cells).result
  if (!result || result.grade === null || result.total === null) return null
  const own = new Set(scheme.criteria.map(({ id }) => id))
  const lines = result.lines.filter(({ criterion }) => own.has(criterion))
  const general = lines.reduce((so, { points }) => add(so, decimal(points)), decimal('0'))
  return {
    points: Object.fromEntries(lines.map(({ criterion, points }) => [criterion, shorten(points)])),
    general: toFixed(general, 2),
    task: toFixed(subtract(decimal(result.total), general), 2),
    total: result.total,
  }
}

function decided(scheme: Scheme, decision: PaperDecision | null, t: FormWords): string {
  if (!decision) return t('slip.undecided')
  if (decision.grade === null) return t('slip.notGraded', { why: decision.notGraded ?? '' })
  const name = scheme.bands.find(({ letter }) => letter === decision.grade)?.name.vi ?? ''
  const grade = { grade: decision.grade, name }
  return decision.total === null
    ? t('slip.decidedD', grade)
    : t('slip.decided', { ...grade, total: formatDecimal(decision.total, 'vi') })
}

/** Why the letter may be lower than the points beside it. */
function struck({ scheme, knockOut, decision }: PaperPerson, t: FormWords): string[] {
  const label = decision?.grade && knockOutOf(scheme, knockOut)?.label.vi
  return label ? [t('slip.struck', { label })] : []
}

function signedBy(decision: PaperDecision | null, t: FormWords): string[] {
  if (!decision?.decidedBy) return []
  const { decidedBy: by, signing } = decision
  return [signing ? t('slip.signedFor', { by, signing }) : t('slip.signedBy', { by })]
}

export function headOf(unit: MonthPaper['unit'], { t, year, illustrative }: Made) {
  // The place of a document is the ward's name without its kind.
  const place = unit.name.replace(/^(Phường|Xã|Thành phố|Thị trấn|Đặc khu) /u, '')
  return {
    committee: t('committee'),
    unit: unit.name.toUpperCase(),
    nation: t('nation'),
    motto: t('motto'),
    mark: illustrative ? t('illustrative') : '',
    dated: t('dated', { place, year }),
  }
}

/** What was said, or lines to write on (null). */
function openLines(text: string | null | undefined, lines = 2): (string | null)[] {
  const said = (text ?? '').split(/\n+/).filter((each) => each.trim() !== '')
  return said.length > 0 ? said : Array<null>(lines).fill(null)
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
const shorten = (points: string) => points.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '')
