import { unitName } from '@/app/names'
import { answerPaper, noPaper, publishedUnit } from '@/app/papers'
import { portalSettings, published } from '@/app/published'
import { publicUrl } from '@/lib/env'
import { qrSvg } from '@/lib/print/qr'
import { bulletin } from '@/lib/record/bulletin/rules'
import { monthRows, trendRows } from '@/lib/record/publications/queries'
import { href } from '@/lib/routes'
import { texts } from '@/lib/texts'

export const dynamic = 'force-dynamic'

type Context = { params: Promise<{ locale: string; unit: string; month: string; paper: string }> }

/** The month on one A4 sheet for the notice board, with the way to its page. */
export async function GET(request: Request, { params }: Context) {
  const { locale, unit: slug, month, paper } = await params
  const unit = locale === 'vi' && paper === 'ban-tin.pdf' ? await publishedUnit(slug) : null
  const [entry] = unit
    ? await published(['month', slug, month], ['record'], () => monthRows(slug, month))
    : []
  if (!unit || !entry) return noPaper()
  const entries = await published(['trend', slug, month], ['record'], () => trendRows(slug, month))
  const address = publicUrl() + href('vi', 'unitMonth', { unit: slug, month })
  const data = bulletin(
    {
      entry,
      unit: unitName('vi', unit),
      of: (await portalSettings()).unit,
      months: entries.map(({ row }) => ({ month: row.month, row })),
      address,
      qr: qrSvg(address),
      illustrative: texts('vi', 'site')('illustrative'),
    },
    texts('vi', 'results'),
  )
  return answerPaper(request, `ban-tin-${slug}-${month}`, { template: 'bulletin', data })
}
