import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { type LocaleParams, localeOf } from '@/app/params'
import { choiceOf } from '@/lib/record/comparison/rules'
import type { Choice } from '@/lib/record/comparison/schema'
import { texts } from '@/lib/texts'
import { ComparedUnits } from '../../../compared-units'

export const revalidate = 60

export function generateStaticParams() {
  return []
}

type Props = { params: Promise<LocaleParams & Record<keyof Choice, string>> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: texts(await localeOf(params), 'results')('compare.title') }
}

/** The comparison as its form asks for it; a rewrite brings the form's fields here as folders. */
export default async function CompareChosenUnits({ params }: Props) {
  const locale = await localeOf(params)
  const choice = choiceOf(locale, await params)
  if (!choice) notFound()
  return <ComparedUnits locale={locale} choice={choice} />
}
