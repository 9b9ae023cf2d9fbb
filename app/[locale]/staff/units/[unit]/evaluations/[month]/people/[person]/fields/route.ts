import { accountOfSeal, findWriter, requireSameOrigin } from '@/lib/auth/session/queries'
import { parkTyped } from '@/lib/evaluations/drafts/commands'
import { keepPerson } from '@/lib/evaluations/people/commands'
import { fieldsInput } from '@/lib/evaluations/people/schema'
import { formatTime } from '@/lib/format'
import { texts } from '@/lib/texts'

type Props = { params: Promise<{ unit: string; month: string; person: string }> }

const most = 4 * 1024 * 1024

/** Takes what is typed into a person's page as drafts, while it is typed. `kept`: the portal has it. */
export async function POST(request: Request, { params }: Props): Promise<Response> {
  await requireSameOrigin()
  if (Number(request.headers.get('content-length') ?? 0) > most) return new Response(null, { status: 413 })
  const t = texts('vi', 'evaluations')
  const now = new Date()
  const refused = (status: number, said: string, kept = false) => Response.json({ kept, said }, { status })
  const input = fieldsInput.safeParse({ ...(await request.json().catch(() => null)), ...(await params) })
  if (!input.success) return refused(400, t('refused.unreadable'))
  const { owner, ...typed } = input.data
  const { unit, month, person, fields: cells, base } = typed
  const park = async (account: string | null) => {
    if (account === null) return false
    const rows = [{ person, cells, base }]
    const parked = await parkTyped(account, { unit, month, rows, live: true }, now)
    return parked.ok && parked.whole
  }
  const actor = await findWriter()
  if (!actor) {
    const kept = await park(accountOfSeal(owner, now))
    return refused(401, t(kept ? 'draftEnded' : 'refused.signed-out'), kept)
  }
  const answer = await keepPerson(actor, typed, now)
  if (answer.ok) return Response.json({ kept: true, said: t('draftKept', { at: formatTime(now) }) })
  const kept = answer.reason === 'not-now' && (await park(actor.accountId))
  return refused(answer.reason === 'not-found' ? 404 : 409, t(`refused.${answer.reason}`), kept)
}
