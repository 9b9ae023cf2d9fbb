import { nextId } from '@/components/evaluations/grid/model'
import { accountOfSeal, findWriter, requireSameOrigin } from '@/lib/auth/session/queries'
import { parkTyped } from '@/lib/evaluations/drafts/commands'
import { findChanges } from '@/lib/evaluations/grid/queries'
import { readSheetForm } from '@/lib/evaluations/saving/form/rules'
import { saveSheet, submitSheet } from '@/lib/evaluations/sheets/commands'
import { cellsInput, saveInput } from '@/lib/evaluations/sheets/schema'
import { formatTime } from '@/lib/format'
import { href, staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'

type Props = { params: Promise<{ unit: string; month: string }> }

const most = 4 * 1024 * 1024

/** Takes the sheet's cells: as a form, answered by the page again, or as drafts while somebody types. */
export async function POST(request: Request, { params }: Props): Promise<Response> {
  await requireSameOrigin()
  if (Number(request.headers.get('content-length') ?? 0) > most) return new Response(null, { status: 413 })
  const where = await params
  return request.headers.get('content-type')?.startsWith('application/json')
    ? drafts(request, where)
    : form(request, where)
}

type Where = { unit: string; month: string }

async function drafts(request: Request, where: Where): Promise<Response> {
  const t = texts('vi', 'evaluations')
  const now = new Date()
  const input = cellsInput.safeParse({ ...(await request.json().catch(() => null)), ...where })
  if (!input.success) return Response.json({ ok: false, why: t('refused.unreadable') }, { status: 400 })
  const { since, owner, ...typed } = input.data
  const actor = await findWriter()
  if (!actor) {
    const account = accountOfSeal(owner, now)
    if (account) await parkTyped(account, { ...typed, live: true }, now)
    return Response.json({ ok: false, why: t('refused.signed-out') }, { status: 401 })
  }
  if (typed.rows.length > 0) {
    const saved = await saveSheet(actor, typed, now)
    const refused = 'refused' in saved ? saved.refused : undefined
    if (!saved.ok && saved.reason === 'not-now' && !refused)
      await parkTyped(actor.accountId, { ...typed, live: true }, now)
    // Cells with a sentence each are answered alike, whether others were saved beside them or not.
    if (!saved.ok && !refused)
      return Response.json({ ok: false, why: t(`refused.${saved.reason}`) }, statusOf(saved))
    const changes = await findChanges(actor, where, since, now)
    return Response.json({ ok: true, at: formatTime(new Date()), refused, ...changes })
  }
  const changes = await findChanges(actor, where, since, now)
  if (!changes) return Response.json({ ok: false, why: t('refused.not-found') }, { status: 404 })
  return Response.json({ ok: true, ...changes })
}

async function form(request: Request, where: Where): Promise<Response> {
  const now = new Date()
  // What is no form at all is answered like one that is not whole.
  const came = await request.formData().catch(() => new FormData())
  const fields = new Map(
    [...came].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  )
  const here = staffHref('sheet', where)
  const folded = fields.get('gon') === '1' ? '&gon=1' : ''
  const back = (asked: string, to = '') =>
    seeOther(`${here}?${asked}&luc=${now.getTime().toString(36)}${folded}${to}`)
  const input = saveInput.safeParse({ ...where, rows: readSheetForm(fields) })
  if (!input.success) return back('tu-choi=unreadable')
  const actor = await findWriter()
  if (!actor) {
    const account = accountOfSeal(fields.get('owner') ?? null, now)
    if (account) await parkTyped(account, input.data, now)
    return seeOther(`${href('vi', 'signIn')}?tiep=${encodeURIComponent(`${here}?giu=1`)}&da-giu=1`)
  }
  const saved = await saveSheet(actor, input.data, now)
  if (!saved.ok) {
    if (saved.reason === 'not-found')
      return new Response(texts('vi', 'evaluations')('refused.not-found'), statusOf(saved))
    if (saved.reason === 'not-now' && !('refused' in saved)) await parkTyped(actor.accountId, input.data, now)
    return back(`tu-choi=${saved.reason}`)
  }
  // What could not be taken is told first; else she goes on where nobody is graded yet.
  if (saved.refused.length > 0) return back(`da-luu=${saved.saved}`)
  if (fields.get('step') !== 'submit') return back(`da-luu=${saved.saved}`, `#${nextId}`)
  const sent = await submitSheet(actor, where, now)
  if (sent.ok) return back('da-gui=1')
  return back(sent.reason === 'incomplete' ? 'thieu=1' : `tu-choi=${sent.reason}`)
}

function statusOf({ reason }: { reason: string }) {
  return { status: reason === 'not-found' ? 404 : 409 }
}

// A reload must not send the form again.
function seeOther(location: string): Response {
  return new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store' } })
}
