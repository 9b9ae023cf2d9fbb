import { answerStaffPaper, made } from '@/app/staff-papers'
import { requireActor } from '@/lib/auth/session/queries'
import { findPublicationList } from '@/lib/postings/publication-list/queries'
import { listPaper } from '@/lib/postings/publication-list/rules'
import { quarterWord } from '@/lib/postings/publication-list/schema'
import { texts } from '@/lib/texts'

export const dynamic = 'force-dynamic'

type Context = { params: Promise<{ unit: string; quarter: string }> }

export async function GET(_: Request, { params }: Context): Promise<Response> {
  const { unit, quarter } = await params
  const actor = await requireActor()
  const now = new Date()
  const known = quarterWord.safeParse(quarter).success
  const list = known ? await findPublicationList(actor, unit, quarter, now) : null
  const { t: forms, ...told } = await made(now)
  const words = { ...told, forms, t: texts('vi', 'postings'), papers: texts('vi', 'papers') }
  return answerStaffPaper(`danh-muc-${unit}-${quarter}`, 'list', list && listPaper(list, words))
}
