import 'server-only'
import type { Prisma } from '@/lib/generated/prisma/client'
import { fromDate } from '@/lib/month'
import type { CodeDocument } from '../schema'

const texts = { number: true, title: true, titleEn: true } as const
const byNumber = { orderBy: { number: 'asc' } } as const

/** All that a file of a version says. */
export const documentSelect = {
  ...texts,
  version: true,
  issuedOn: true,
  issuedBy: true,
  issuedByEn: true,
  inForceFrom: true,
  change: true,
  note: true,
  noteEn: true,
  sources: true,
  code: { select: { slug: true, binding: true } },
  chapters: {
    select: {
      ...texts,
      articles: {
        select: {
          ...texts,
          summary: true,
          summaryEn: true,
          text: true,
          textEn: true,
          rules: { select: { number: true, kind: true, text: true, textEn: true }, ...byNumber },
        },
        ...byNumber,
      },
    },
    ...byNumber,
  },
} as const satisfies Prisma.CodeVersionSelect

type DocumentRow = Prisma.CodeVersionGetPayload<{ select: typeof documentSelect }>

/** A kept version as the document it came from. */
export function documentOf({ code, issuedOn, inForceFrom, ...rest }: DocumentRow): CodeDocument {
  return {
    ...rest,
    slug: code.slug,
    binding: code.binding ? 'staff' : 'advice',
    issuedOn: fromDate(issuedOn),
    inForceFrom: fromDate(inForceFrom),
  }
}
