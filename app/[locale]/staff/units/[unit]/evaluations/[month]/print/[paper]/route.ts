import { z } from 'zod'
import { answerStaffPaper, made } from '@/app/staff-papers'
import type { Actor } from '@/lib/auth/schema'
import { requireActor } from '@/lib/auth/session/queries'
import { minutes, summary } from '@/lib/evaluations/papers/meeting/rules'
import { findMonthPaper } from '@/lib/evaluations/papers/queries'
import { slips } from '@/lib/evaluations/papers/rules'
import { type MonthPaper, type PaperFile, paperFile } from '@/lib/evaluations/papers/schema'
import { recordReading, recordYearReading } from '@/lib/evaluations/readings/commands'
import { yearSlip } from '@/lib/evaluations/papers/year/rules'
import { findYearForm } from '@/lib/evaluations/years/queries'
import { monthPattern } from '@/lib/month'

export const dynamic = 'force-dynamic'

type Context = { params: Promise<{ locale: string; unit: string; month: string; paper: string }> }

export async function GET(request: Request, { params }: Context) {
  const { unit, month, paper } = await params
  const actor = await requireActor()
  const now = new Date()
  const person = new URL(request.url).searchParams.get('nguoi')
  if (paper === 'mau-02.pdf') return year(actor, { unit, year: month, person: person ?? '' }, now)
  const file = paperFile.safeParse(paper).data
  const found = file && monthPattern.test(month) ? await findMonthPaper(actor, { unit, month }, now) : null
  const sheet = found && file ? await setIn(file, found, person, now) : null
  // Only what is really shown is noted as read.
  if (sheet?.data)
    await recordReading(actor, { unit, month, person: file === 'mau-01.pdf' ? person : null }, now)
  return answerStaffPaper(`${file?.slice(0, -4)}-${unit}-${month}`, sheet?.template ?? '', sheet?.data)
}

async function setIn(file: PaperFile, paper: MonthPaper, person: string | null, now: Date) {
  const told = await made(now)
  if (file === 'bang-tong-hop.pdf') return { template: 'summary', data: summary(paper, told) }
  if (file === 'bien-ban.pdf') return { template: 'minutes', data: minutes(paper, told) }
  const people = paper.people.filter((each) =>
    person === null ? each.notGraded !== 'level_above' : each.personId === person,
  )
  return { template: 'slips', data: people.length > 0 ? slips(paper, people, told) : null }
}

type Asked = { unit: string; year: string; person: string }

/** Mẫu 02 stands under the year where the others stand under their month. */
async function year(actor: Actor, { unit, year, person }: Asked, now: Date): Promise<Response> {
  const asked = /^20\d\d$/.test(year) && z.uuid().safeParse(person).success
  const form = asked ? await findYearForm(actor, { unit, year: Number(year), person }, now) : null
  if (form) await recordYearReading(actor, { people: [form.person], year: form.year }, now)
  return answerStaffPaper(`mau-02-${year}`, 'year-form', form && yearSlip(form, await made(now)))
}
