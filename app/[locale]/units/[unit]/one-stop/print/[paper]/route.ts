import {
  answerPaper,
  askedPaper,
  frameOf,
  noPaper,
  oneStopSheet,
  publishedOfficers,
  publishedOneStopPaper,
  unitToPrintFor,
} from '@/app/papers'

export const dynamic = 'force-dynamic'

type Context = { params: Promise<{ locale: string; unit: string; paper: string }> }

export async function GET(request: Request, { params }: Context) {
  const { locale, unit: slug, paper: file } = await params
  const unit = locale === 'vi' ? await unitToPrintFor(slug) : null
  const found = unit && (await publishedOneStopPaper(unit.slug))
  const [latest] = found?.versions ?? []
  const asked = latest && askedPaper({ kind: 'one-stop' }, latest.version, slug, file, new URL(request.url))
  if (!asked || !found) return noPaper()
  const officers = await publishedOfficers(slug)
  const sheet = oneStopSheet(found, officers, frameOf(asked.paper, found.unit, asked.bleed))
  return answerPaper(request, `mot-cua-${slug}-${file.slice(0, -4)}`, sheet)
}
