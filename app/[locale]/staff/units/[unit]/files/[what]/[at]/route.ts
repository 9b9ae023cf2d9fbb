import { bookAnswer, noBook } from '@/app/book-answer'
import { findActor } from '@/lib/auth/session/queries'
import { exportMonth, exportScores, exportYear } from '@/lib/evaluations/exports/commands'
import { monthPattern } from '@/lib/month'

export const dynamic = 'force-dynamic'

type Context = { params: Promise<{ unit: string; what: string; at: string }> }

export async function GET(_: Request, { params }: Context): Promise<Response> {
  const { unit, what, at } = await params
  const actor = await findActor()
  if (!actor) return noBook()
  const now = new Date()
  if (what === 'nam' && /^[12]\d{3}$/.test(at)) {
    const book = await exportYear(actor, { unit, year: at }, now)
    return book ? bookAnswer(book) : noBook()
  }
  const one = what === 'diem' ? exportScores : what === 'thang' ? exportMonth : null
  if (!one || !monthPattern.test(at)) return noBook()
  const book = await one(actor, { unit, month: at }, now)
  return book ? bookAnswer(book) : noBook()
}
