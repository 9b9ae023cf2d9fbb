import { bookAnswer, noBook } from '@/app/book-answer'
import { findActor } from '@/lib/auth/session/queries'
import { exportCoverage, exportCoverageCsv } from '@/lib/codes/coverage/exports/commands'
import { findDossiersBook } from '@/lib/record/exports/queries'
import { exportRoster } from '@/lib/staff/exports/commands'

export const dynamic = 'force-dynamic'

const books = {
  'nhan-su': exportRoster,
  'ho-so': findDossiersBook,
  'quan-triet': exportCoverage,
  'quan-triet.csv': exportCoverageCsv,
} as const

type Context = { params: Promise<{ unit: string; what: string }> }

export async function GET(_: Request, { params }: Context): Promise<Response> {
  const { unit, what } = await params
  const actor = await findActor()
  if (!actor || !Object.hasOwn(books, what)) return noBook()
  const book = await books[what as keyof typeof books](actor, unit, new Date())
  return book ? bookAnswer(book) : noBook()
}
