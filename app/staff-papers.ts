import 'server-only'
import type { FormWords } from '@/lib/evaluations/papers/rules'
import { dayOf } from '@/lib/month'
import { PrintError, renderPdf } from '@/lib/print/render'
import { awaitPaper, isSmall, type LargeSheet } from '@/lib/print/runs'
import { texts } from '@/lib/texts'
import { noPaper } from './papers'
import { portalSettings } from './published'

/** What every form of an office is told beside its own data. */
export async function made(now: Date): Promise<{ year: string; illustrative: boolean; t: FormWords }> {
  const { illustrative } = await portalSettings()
  return { year: dayOf(now).slice(0, 4), illustrative, t: texts('vi', 'forms') }
}

/** A paper with people on it: set for the one who asked, kept by nobody on the way. Without data it does not exist. */
export async function answerStaffPaper(name: string, template: string, data: unknown): Promise<Response> {
  return data ? file(name, await renderPdf(template, data)) : noPaper()
}

// Longer than this, somebody who looks at nothing believes that nothing happens.
const SOON_MS = 1500

/**
 * A paper of many people: itself if it is soon ready, else the way to the page that tells how far it is (`making`).
 * A program, which reads no pages, waits for it.
 */
export async function answerLargePaper(
  request: Request,
  name: string,
  sheet: LargeSheet | null | undefined,
  making: string,
): Promise<Response> {
  if (!sheet || isSmall(sheet)) return answerStaffPaper(name, sheet?.template ?? '', sheet?.data)
  const reads = /\btext\/html\b/.test(request.headers.get('accept') ?? '')
  const { state, pdf } = await awaitPaper(sheet, reads ? SOON_MS : Infinity)
  if (pdf) return file(name, pdf)
  if (!reads) throw new PrintError(`${sheet.template} was not made: ${state}.`)
  return new Response(null, { status: 303, headers: { location: making, 'cache-control': 'no-store' } })
}

function file(name: string, pdf: Buffer): Response {
  return new Response(new Uint8Array(pdf), {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename="${name}.pdf"`,
      'cache-control': 'private, no-store',
      'cross-origin-resource-policy': 'same-origin',
    },
  })
}
