import { notFound } from 'next/navigation'
import { findCode, listCodes } from '@/lib/codes/queries'
import type { CodePage } from '@/lib/codes/views/schema'
import { codeSlug } from '@/lib/routes'
import { type LocaleParams, localeOf } from './params'
import { published } from './published'

export function publishedCodes() {
  return published(['codes'], ['texts'], () => listCodes())
}

/** A published code by its Vietnamese slug, or null. Only what exists is asked for, so that no address can fill the cache. */
export async function publishedCode(slug: string, version?: number): Promise<CodePage | null> {
  const codes = await publishedCodes()
  if (!codes.some((code) => code.slug === slug)) return null
  const code = await published(['code', slug], ['texts'], () => findCode(slug))
  if (version === undefined || version === code?.version) return code
  if (!code?.versions.some((known) => known.version === version)) return null
  return published(['code', slug, String(version)], ['texts'], () => findCode(slug, version))
}

/** The code that an address names, in the language of the address; anything else is a 404. */
export async function codeOf(params: Promise<LocaleParams & { code: string }>, version?: number) {
  const locale = await localeOf(params)
  const slug = codeSlug(locale, (await params).code)
  const code = slug === null ? null : await publishedCode(slug, version)
  if (!code) notFound()
  return { locale, code }
}
