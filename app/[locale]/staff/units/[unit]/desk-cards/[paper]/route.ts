import { makingHref } from '@/app/making'
import { answerLargePaper } from '@/app/staff-papers'
import { findDeskCards } from '@/app/unit-papers'
import { requireActor } from '@/lib/auth/session/queries'

export const dynamic = 'force-dynamic'

type Context = { params: Promise<{ unit: string; paper: string }> }

/** The cards of everybody in post, or of one (`nguoi`), with a Code's rules: `the-ban/can-bo.pdf`. */
export async function GET(request: Request, { params }: Context) {
  const { unit, paper } = await params
  const actor = await requireActor()
  const person = new URL(request.url).searchParams.get('nguoi')
  const found = await findDeskCards(actor, { unit, paper, person }, new Date())
  const making = makingHref('deskCardsMaking', { unit, paper })
  return answerLargePaper(request, `the-ban-${unit}`, found?.sheet, making)
}
