import type { Metadata } from 'next'
import { type LocaleParams, localeOf } from '@/app/params'
import { everyUnit } from '@/lib/record/comparison/schema'
import { texts } from '@/lib/texts'
import { ComparedUnits } from './compared-units'

export const revalidate = 60

export function generateStaticParams() {
  return []
}

type Props = { params: Promise<LocaleParams> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: texts(await localeOf(params), 'results')('compare.title') }
}

export default async function CompareUnits({ params }: Props) {
  return <ComparedUnits locale={await localeOf(params)} choice={everyUnit} />
}
