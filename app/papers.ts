import 'server-only'
import { createHash } from 'node:crypto'
import { unstable_cache } from 'next/cache'
import { publicUrl } from '@/lib/env'
import { listOfficersOnDuty } from '@/lib/one-stop/officers/queries'
import type { OfficerOnDuty } from '@/lib/one-stop/officers/schema'
import { findOneStopPaper } from '@/lib/one-stop/versions/queries'
import { codePaper, type PrintedCode, unitCard } from '@/lib/postings/code-papers/rules'
import { oneStopPaper } from '@/lib/postings/one-stop-papers/rules'
import type { PaperFrame } from '@/lib/postings/papers/rules'
import { formatOfFile, placeOfWord, usualPlace, writeToken } from '@/lib/postings/rules'
import { bleeds, type Paper, type PaperDocument } from '@/lib/postings/schema'
import { withPrintBoxes } from '@/lib/print/boxes'
import { qrSvg } from '@/lib/print/qr'
import { edition, renderPdf } from '@/lib/print/render'
import { href } from '@/lib/routes'
import { texts } from '@/lib/texts'
import { findUnit, getCity } from '@/lib/units/queries'
import type { UnitPage } from '@/lib/units/views/schema'
import { CEILING_SECONDS, portalSettings, published, publishedToday } from './published'

/** What an address asks to be printed: `noi` the place, `xen` the bleed in millimetres. Null: there is no such paper. */
export function askedPaper(document: PaperDocument, version: number, unit: string, file: string, url: URL) {
  const format = formatOfFile(file)
  if (!format || (document.kind === 'one-stop' && format === 'desk-card')) return null
  const [placed, bled] = [url.searchParams.get('noi'), url.searchParams.get('xen')]
  const place = placed === null ? usualPlace(document, format) : placeOfWord(placed)
  const bleed = bled === null ? 0 : bleeds.safeParse(bled).data
  if (!place || bleed === undefined) return null
  return { paper: { document, version, unit, format, place }, bleed }
}

/** A unit for whom a paper can be printed, also ahead of its first day; without a name, the city itself. */
export async function unitToPrintFor(slug: string | null) {
  if (slug === null) return publishedToday(['city'], ['units'], getCity)
  const unit = await publishedUnit(slug)
  return unit && unit.standing !== 'former' ? unit : null
}

export function publishedUnit(slug: string): Promise<UnitPage | null> {
  return publishedToday(['unit', slug], ['units'], (today) => findUnit(slug, today))
}

export function publishedOneStopPaper(slug: string) {
  return published(['one-stop-paper', slug], ['units', 'texts'], () => findOneStopPaper(slug))
}

/** Who serves there today, as far as it is public: on the page and on what is printed today. */
export function publishedOfficers(slug: string) {
  return published(['one-stop-officers', slug], ['units', 'texts'], () => listOfficersOnDuty(slug))
}

export function frameOf(paper: Paper, unit: PaperFrame['unit'], bleed = 0): PaperFrame {
  const address = publicUrl() + href('vi', 'verify', { token: writeToken(paper) })
  return { paper, unit, address, qr: qrSvg(address), bleed }
}

/** The template and the data of a Code's paper. */
export async function codeSheet(code: PrintedCode, frame: PaperFrame) {
  const data = codePaper(code, frame, texts('vi', 'papers'))
  const { bleed } = frame
  if (frame.paper.format !== 'desk-card') return { template: 'code-poster', data, bleed }
  const { unit } = await portalSettings()
  const cards = [unitCard(code, frame.unit.name, unit)]
  return { template: 'desk-cards', data: { ...data, cards }, bleed }
}

type Found = NonNullable<Awaited<ReturnType<typeof publishedOneStopPaper>>>

export function oneStopSheet(found: Found, officers: OfficerOnDuty[], frame: PaperFrame) {
  const words = {
    paper: texts('vi', 'papers'),
    model: texts('vi', 'oneStop'),
    illustrative: texts('vi', 'site')('illustrative'),
  }
  return {
    template: 'one-stop-poster',
    data: oneStopPaper({ ...found, officers }, frame, words),
    bleed: frame.bleed,
  }
}

/**
 * A public paper as an answer: set once for what it says, whoever asks, and kept under the fingerprint of its data and
 * its template; who has it already (`If-None-Match`) is told so without setting anything.
 */
export async function answerPaper(
  request: Request,
  name: string,
  sheet: { template: string; data: unknown; bleed?: number },
) {
  const said = JSON.stringify([edition(), sheet.template, sheet.data])
  const print = createHash('sha256').update(said).digest('base64url').slice(0, 27)
  const headers = {
    etag: `"${print}"`,
    'cache-control': `public, max-age=0, s-maxage=${CEILING_SECONDS}, must-revalidate`,
    'content-type': 'application/pdf',
    'content-disposition': `inline; filename="${name}.pdf"`,
  }
  const has = (request.headers.get('if-none-match') ?? '').split(',').map((tag) => tag.trim())
  if (has.some((tag) => tag.replace(/^W\//, '') === headers.etag))
    return new Response(null, { status: 304, headers })
  const set = unstable_cache(
    async () => {
      const pdf = await renderPdf(sheet.template, sheet.data)
      return (sheet.bleed ? await withPrintBoxes(pdf, sheet.bleed) : pdf).toString('base64')
    },
    ['paper', print],
    { revalidate: false },
  )
  return new Response(Buffer.from(await set(), 'base64'), { headers })
}

/** A paper that cannot be. Nothing of it is kept: it may be there tomorrow. */
export function noPaper(): Response {
  const t = texts('vi', 'site')
  return new Response(`${t('missingTitle')}. ${t('missingText')}\n`, {
    status: 404,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  })
}
