import { accountOfSeal, findWriter, requireSameOrigin } from '@/lib/auth/session/queries'
import { parkSelf, saveSelf } from '@/lib/evaluations/self/commands'
import { readSelfForm } from '@/lib/evaluations/self/rules'
import { typedInput } from '@/lib/evaluations/self/schema'
import { formatTime } from '@/lib/format'
import { texts } from '@/lib/texts'

type Props = { params: Promise<{ month: string }> }

const most = 1024 * 1024

/** Takes her own month as it stands in its form, while she types. `kept`: the portal has it. */
export async function POST(request: Request, { params }: Props): Promise<Response> {
  await requireSameOrigin()
  if (Number(request.headers.get('content-length') ?? 0) > most) return new Response(null, { status: 413 })
  const t = texts('vi', 'self')
  const now = new Date()
  const refused = (status: number, why: string, kept = false) =>
    Response.json({ kept, said: why }, { status })
  const typed = typedInput.safeParse(await request.json().catch(() => null))
  if (!typed.success) return refused(400, t('refused.unreadable'))
  const input = readSelfForm({ ...typed.data, ...(await params) })
  if (!input) return refused(400, t('refused.unreadable'))
  const park = async (account: string | null) => account !== null && (await parkSelf(account, input, now)).ok
  const actor = await findWriter()
  if (!actor) {
    const kept = await park(accountOfSeal(typed.data.owner ?? null, now))
    return refused(401, t(kept ? 'draftEnded' : 'refused.signed-out'), kept)
  }
  const saved = await saveSelf(actor, input, now)
  if (saved.ok) return Response.json({ kept: true, said: t('kept', { at: formatTime(now) }) })
  const kept = saved.reason === 'not-now' && (await park(actor.accountId))
  return refused(saved.reason === 'not-found' ? 404 : 409, t(`refused.${saved.reason}`), kept)
}
