import { answerStaffPaper, made } from '@/app/staff-papers'
import { requireActor } from '@/lib/auth/session/queries'
import { findOwnPaper } from '@/lib/evaluations/papers/queries'
import { slips } from '@/lib/evaluations/papers/rules'
import { monthPattern } from '@/lib/month'

export const dynamic = 'force-dynamic'

type Context = { params: Promise<{ month: string; paper: string }> }

/** Her own slip; `don-vi` says of which unit, since two may have graded her in a month. */
export async function GET(request: Request, { params }: Context) {
  const { month, paper } = await params
  const actor = await requireActor()
  const unit = new URL(request.url).searchParams.get('don-vi') ?? actor.unit?.slug
  const asked = paper === 'mau-01.pdf' && monthPattern.test(month) && unit
  const found = asked ? await findOwnPaper(actor, { unit: asked, month }) : null
  return answerStaffPaper(
    `mau-01-${month}`,
    'slips',
    found && slips(found, found.people, await made(new Date())),
  )
}
