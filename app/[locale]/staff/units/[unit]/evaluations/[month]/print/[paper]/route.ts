import { answerStaffPaper, made } from '@/app/staff-papers'
import { requireActor } from '@/lib/auth/session/queries'
import { minutes, summary } from '@/lib/evaluations/papers/meeting/rules'
import { findMonthPaper } from '@/lib/evaluations/papers/queries'
import { slips } from '@/lib/evaluations/papers/rules'
import { type MonthPaper, type PaperFile, paperFile } from '@/lib/evaluations/papers/schema'
import { recordReading } from '@/lib/evaluations/readings/commands'
import { monthPattern } from '@/lib/month'

export const dynamic = 'force-dynamic'

type Context = { params: Promise<{ locale: string; unit: string; month: string; paper: string }> }

export async function GET(request: Request, { params }: Context) {
  const { unit, month, paper } = await params
  const actor = await requireActor()
  const now = new Date()
  const file = paperFile.safeParse(paper).data
  const found = file && monthPattern.test(month) ? await findMonthPaper(actor, { unit, month }, now) : null
  const person = new URL(request.url).searchParams.get('nguoi')
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
