import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { type AskedMaking, MakingPage } from '@/app/making-page'
import { findDeskCards } from '@/app/unit-papers'
import { requireActor } from '@/lib/auth/session/queries'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: texts('vi', 'making')('page') }

type Props = {
  params: Promise<{ locale: string; unit: string; paper: string }>
  searchParams: Promise<AskedMaking>
}

export default async function DeskCardsMakingPage({ params, searchParams }: Props) {
  const { locale, unit, paper } = await params
  if (locale !== 'vi') notFound()
  const actor = await requireActor()
  const found = await findDeskCards(actor, { unit, paper }, new Date())
  if (!found) notFound()
  return (
    <MakingPage
      actor={actor}
      sheet={found.sheet}
      what={texts('vi', 'making')('cards', { unit: found.unit.name })}
      route="deskCardsMaking"
      params={{ unit, paper }}
      file={staffHref('deskCards', { unit, paper })}
      crumb={{ href: staffHref('roster', { unit }), label: texts('vi', 'staff')('roster') }}
      asked={await searchParams}
    />
  )
}
