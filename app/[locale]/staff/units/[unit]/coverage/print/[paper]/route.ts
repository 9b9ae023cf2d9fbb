import { answerStaffPaper, made } from '@/app/staff-papers'
import { requireActor } from '@/lib/auth/session/queries'
import { certificate } from '@/lib/codes/coverage/certificate/rules'
import { findCoverage } from '@/lib/codes/coverage/queries'
import { dayOf } from '@/lib/month'
import { texts } from '@/lib/texts'

export const dynamic = 'force-dynamic'

type Context = { params: Promise<{ unit: string; paper: string }> }

export async function GET(_: Request, { params }: Context): Promise<Response> {
  const { unit, paper } = await params
  const actor = await requireActor()
  const now = new Date()
  const page = await findCoverage(actor, unit, now)
  const code = page?.codes.find(({ slug }) => paper === `${slug}.pdf`)
  const { t: forms, ...told } = await made(now)
  const words = { ...told, forms, t: texts('vi', 'coverage') }
  const data = page && code ? certificate(page, code, dayOf(now), words) : null
  return answerStaffPaper(`quan-triet-${unit}`, 'list', data)
}
