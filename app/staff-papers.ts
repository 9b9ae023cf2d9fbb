import 'server-only'
import type { FormWords } from '@/lib/evaluations/papers/rules'
import { dayOf } from '@/lib/month'
import { renderPdf } from '@/lib/print/render'
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
  if (!data) return noPaper()
  return new Response(new Uint8Array(await renderPdf(template, data)), {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename="${name}.pdf"`,
      'cache-control': 'private, no-store',
      'cross-origin-resource-policy': 'same-origin',
    },
  })
}
