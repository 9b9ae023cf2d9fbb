import { publishedCode } from '@/app/code-texts'
import { answerPaper, askedPaper, codeSheet, frameOf, noPaper, unitToPrintFor } from '@/app/papers'

export const dynamic = 'force-dynamic'

type Context = { params: Promise<{ locale: string; code: string; paper: string }> }

export async function GET(request: Request, { params }: Context) {
  const { locale, code: slug, paper: file } = await params
  const url = new URL(request.url)
  const code = locale === 'vi' ? await publishedCode(slug) : null
  const unit = code && (await unitToPrintFor(url.searchParams.get('don-vi')))
  const asked = unit && askedPaper({ kind: 'code', slug }, code.version, unit.slug, file, url)
  if (!asked) return noPaper()
  const sheet = await codeSheet(code, frameOf(asked.paper, unit, asked.bleed))
  return answerPaper(request, `quy-tac-${slug}-${unit.slug}-${file.slice(0, -4)}`, sheet)
}
