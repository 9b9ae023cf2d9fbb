import type { Metadata } from 'next'
import { type LocaleParams, localeOf } from '@/app/params'
import { tidyText } from '@/lib/fold'
import { texts } from '@/lib/texts'
import { FoundPage } from '../found-page'

// Written like a cached page, so that it goes through lib/cache-handler.mjs, which takes its scripts away and,
// of this one address, keeps nothing: each question is answered anew, and nobody can fill the cache with questions.
export const revalidate = 60

export function generateStaticParams() {
  return []
}

const LONGEST = 100

type Props = { params: Promise<LocaleParams & { q: string }> }

async function read({ params }: Props) {
  return { locale: await localeOf(params), words: wordsIn((await params).q) }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { locale, words } = await read(props)
  return { title: texts(locale, 'search')('titleFor', { words }), robots: { index: false } }
}

export default async function Answer(props: Props) {
  return <FoundPage {...await read(props)} />
}

function wordsIn(segment: string): string {
  return tidyText(decoded(segment)).slice(0, LONGEST)
}

// A stray % is a sign that somebody typed, not half of an escape.
function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}
