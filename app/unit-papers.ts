import 'server-only'
import type { Actor } from '@/lib/auth/schema'
import { findMonthPaper } from '@/lib/evaluations/papers/queries'
import { slips } from '@/lib/evaluations/papers/rules'
import type { MonthPaper } from '@/lib/evaluations/papers/schema'
import { formsOf } from '@/lib/evaluations/schemes/basis/rules'
import { judgedElsewhere } from '@/lib/evaluations/sheets/rules'
import { monthPattern } from '@/lib/month'
import { personCards } from '@/lib/postings/code-papers/rules'
import type { LargeSheet } from '@/lib/print/runs'
import { findNameplates } from '@/lib/staff/nameplates/queries'
import { publishedCode } from './code-texts'
import { codeSheet, frameOf } from './papers'
import { made } from './staff-papers'

type Asked = { unit: string; paper: string; person?: string | null }

/** The cards of everybody in post, or of one, with a Code's rules: `can-bo.pdf`. Null for who may not print them. */
export async function findDeskCards(actor: Actor, { unit, paper, person = null }: Asked, now: Date) {
  const found = await findNameplates(actor, unit, now)
  const code = paper.endsWith('.pdf') ? await publishedCode(paper.slice(0, -4)) : null
  const people = found?.people.filter((each) => person === null || each.person === person) ?? []
  if (!found || !code || people.length === 0) return null
  const document = { kind: 'code', slug: code.slug } as const
  const card = { document, version: code.version, unit, format: 'desk-card', place: 'desk' } as const
  const { data } = await codeSheet(code, frameOf(card, found.unit))
  const cards = personCards(found.unit.name, people)
  return { unit: found.unit, sheet: { template: 'desk-cards', data: { ...data, cards }, many: 'cards' } }
}

/** The slips of the whole unit; null where the month is not hers to see, or nobody stands in it. */
export async function findSlips(actor: Actor, unit: string, month: string, now: Date) {
  const paper = monthPattern.test(month) ? await findMonthPaper(actor, { unit, month }, now) : null
  const sheet = paper && (await slipsOf(paper, null, now))
  return sheet && { unit: paper.unit, forms: formsOf(paper.schemes), sheet }
}

export async function slipsOf(
  paper: MonthPaper,
  person: string | null,
  now: Date,
): Promise<LargeSheet | null> {
  const people = paper.people.filter((each) =>
    person === null ? !judgedElsewhere(each) : each.personId === person,
  )
  if (people.length === 0) return null
  return { template: 'slips', data: slips(paper, people, await made(now)), many: 'slips' }
}
