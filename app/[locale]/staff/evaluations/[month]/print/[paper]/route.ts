import { answerStaffPaper, made } from '@/app/staff-papers'
import type { Actor } from '@/lib/auth/schema'
import { requireActor } from '@/lib/auth/session/queries'
import { findOwnPaper } from '@/lib/evaluations/papers/queries'
import { slips } from '@/lib/evaluations/papers/rules'
import { yearSlip } from '@/lib/evaluations/papers/year/rules'
import { findOwnYear } from '@/lib/evaluations/years/queries'
import { monthPattern } from '@/lib/month'

export const dynamic = 'force-dynamic'

type Context = { params: Promise<{ month: string; paper: string }> }

/** Her own slip, of a month or (Mẫu 02) of a year; `don-vi` says of which unit, since two may have graded her in a month. */
export async function GET(request: Request, { params }: Context) {
  const { month, paper } = await params
  const actor = await requireActor()
  if (paper === 'mau-02.pdf') return year(actor, month, new Date())
  const unit = new URL(request.url).searchParams.get('don-vi') ?? actor.unit?.slug
  const asked = paper === 'mau-01.pdf' && monthPattern.test(month) && unit
  const found = asked ? await findOwnPaper(actor, { unit: asked, month }, new Date()) : null
  return answerStaffPaper(
    `mau-01-${month}`,
    'slips',
    found && slips(found, found.people, await made(new Date())),
  )
}

async function year(actor: Actor, asked: string, now: Date): Promise<Response> {
  const form = /^20\d\d$/.test(asked) ? await findOwnYear(actor, Number(asked), now) : null
  return answerStaffPaper(`mau-02-${asked}`, 'year-form', form && yearSlip(form, await made(now)))
}
