import { publishedCode } from '@/app/code-texts'
import { codeSheet, frameOf } from '@/app/papers'
import { answerStaffPaper } from '@/app/staff-papers'
import { requireActor } from '@/lib/auth/session/queries'
import { personCards } from '@/lib/postings/code-papers/rules'
import { findNameplates } from '@/lib/staff/nameplates/queries'

export const dynamic = 'force-dynamic'

type Context = { params: Promise<{ unit: string; paper: string }> }

/** The cards of everybody in post, or of one (`nguoi`), with a Code's rules: `the-ban/can-bo.pdf`. */
export async function GET(request: Request, { params }: Context) {
  const { unit, paper } = await params
  const actor = await requireActor()
  const found = await findNameplates(actor, unit, new Date())
  const code = paper.endsWith('.pdf') ? await publishedCode(paper.slice(0, -4)) : null
  const person = new URL(request.url).searchParams.get('nguoi')
  const people = found?.people.filter((each) => person === null || each.person === person) ?? []
  if (!found || !code || people.length === 0) return answerStaffPaper('', '', null)
  const { data } = await codeSheet(
    code,
    frameOf(
      {
        document: { kind: 'code', slug: code.slug },
        version: code.version,
        unit: found.unit.slug,
        format: 'desk-card',
        place: 'desk',
      },
      found.unit,
    ),
  )
  return answerStaffPaper(`the-ban-${unit}`, 'desk-cards', {
    ...data,
    cards: personCards(found.unit.name, people),
  })
}
