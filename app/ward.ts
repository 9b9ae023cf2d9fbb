import 'server-only'
import { notFound } from 'next/navigation'
import type { Crumb } from '@/components/ui/breadcrumb'
import { href, type Locale } from '@/lib/routes'
import { texts } from '@/lib/texts'
import { findUnit } from '@/lib/units/queries'
import { unitName } from './names'
import { type LocaleParams, localeOf } from './params'
import { publishedToday } from './published'

export type Ward = {
  slug: string
  name: string
  /** Within a sentence the kind is a common noun: “sổ góp ý của phường Ba Đình”. */
  within: string
  officeAddress: string | null
  crumbs: Crumb[]
}

export type WardProps = { params: Promise<LocaleParams & { unit: string }> }

/** What the address of a ward's page names: the language and the ward. */
export async function readWard(params: WardProps['params']) {
  const { unit } = await params
  const locale = await localeOf(params)
  return { locale, ward: await getWard(locale, unit) }
}

/** One of today's wards or communes, which citizens speak to; every other slug is a 404. */
export async function getWard(locale: Locale, slug: string): Promise<Ward> {
  const unit = await publishedToday(['unit', slug], ['units'], (today) => findUnit(slug, today))
  if (!unit || unit.standing !== 'today' || !unit.parent) notFound()
  const name = unitName(locale, unit)
  return {
    slug,
    name,
    within: locale === 'vi' ? name.charAt(0).toLowerCase() + name.slice(1) : name,
    officeAddress: unit.officeAddress,
    crumbs: [
      { href: href(locale, 'units'), label: texts(locale, 'units')('title') },
      { href: href(locale, 'unit', { unit: slug }), label: name },
    ],
  }
}
