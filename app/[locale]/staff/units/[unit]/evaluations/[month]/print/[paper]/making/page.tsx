import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { type AskedMaking, MakingPage } from '@/app/making-page'
import { findSlips } from '@/app/unit-papers'
import { requireActor } from '@/lib/auth/session/queries'
import { formatMonth } from '@/lib/format'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: texts('vi', 'making')('page') }

type Props = {
  params: Promise<{ locale: string; unit: string; month: string; paper: string }>
  searchParams: Promise<AskedMaking>
}

export default async function SlipsMakingPage({ params, searchParams }: Props) {
  const { locale, unit, month, paper } = await params
  if (locale !== 'vi' || paper !== 'mau-01.pdf') notFound()
  const actor = await requireActor()
  const found = await findSlips(actor, unit, month, new Date())
  if (!found) notFound()
  const written = formatMonth(month, 'vi')
  return (
    <MakingPage
      actor={actor}
      sheet={found.sheet}
      what={texts('vi', 'making')('slips', { form: found.forms, unit: found.unit.name, month: written })}
      route="sheetPaperMaking"
      params={{ unit, month, paper }}
      file={staffHref('sheetPaper', { unit, month, paper })}
      crumb={{ href: staffHref('approval', { unit, month }), label: written }}
      asked={await searchParams}
    />
  )
}
