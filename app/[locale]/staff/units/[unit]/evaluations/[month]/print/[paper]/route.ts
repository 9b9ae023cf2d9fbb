import { z } from 'zod'
import { makingHref } from '@/app/making'
import { noPaper } from '@/app/papers'
import { answerLargePaper, answerStaffPaper, made } from '@/app/staff-papers'
import { slipsOf } from '@/app/unit-papers'
import type { Actor } from '@/lib/auth/schema'
import { requireActor } from '@/lib/auth/session/queries'
import { minutes, summary } from '@/lib/evaluations/papers/meeting/rules'
import { findMonthPaper } from '@/lib/evaluations/papers/queries'
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
  if (!found || !file) return noPaper()
  const name = `${file.slice(0, -4)}-${unit}-${month}`
  const answer =
    file === 'mau-01.pdf'
      ? await answerLargePaper(
          request,
          name,
          await slipsOf(found, person, now),
          makingHref('sheetPaperMaking', { unit, month, paper: file }),
        )
      : await meeting(file, name, found, now)
  // Only what is really shown is noted as read: not yet where she is sent to see how far it is.
  if (answer.ok)
    await recordReading(actor, { unit, month, person: file === 'mau-01.pdf' ? person : null }, now)
  return answer
}

async function meeting(file: PaperFile, name: string, paper: MonthPaper, now: Date): Promise<Response> {
  const told = await made(now)
  return file === 'bang-tong-hop.pdf'
    ? answerStaffPaper(name, 'summary', summary(paper, told))
    : answerStaffPaper(name, 'minutes', minutes(paper, told))
}

type Asked = { unit: string; year: string; person: string }

/** Mẫu 02 stands under the year where the others stand under their month. */
async function year(actor: Actor, { unit, year, person }: Asked, now: Date): Promise<Response> {
  const asked = /^20\d\d$/.test(year) && z.uuid().safeParse(person).success
  const form = asked ? await findYearForm(actor, { unit, year: Number(year), person }, now) : null
  if (form) await recordYearReading(actor, { people: [form.person], year: form.year }, now)
  return answerStaffPaper(`mau-02-${year}`, 'year-form', form && yearSlip(form, await made(now)))
}
