import type { Metadata } from 'next'
import { type LocaleParams, localeOf } from '@/app/params'
import { texts } from '@/lib/texts'
import { FoundPage } from './found-page'

export const revalidate = 60

type Props = { params: Promise<LocaleParams> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: texts(await localeOf(params), 'search')('title'), robots: { index: false } }
}

export default async function SearchPage({ params }: Props) {
  return <FoundPage locale={await localeOf(params)} words="" />
}
