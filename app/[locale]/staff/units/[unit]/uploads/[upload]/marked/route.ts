import { z } from 'zod'
import { bookAnswer, noBook } from '@/app/book-answer'
import { findActor } from '@/lib/auth/session/queries'
import { markUpload } from '@/lib/imports/commands'

export const dynamic = 'force-dynamic'

type Context = { params: Promise<{ upload: string }> }

export async function GET(_: Request, { params }: Context): Promise<Response> {
  const { upload } = await params
  const actor = await findActor()
  if (!actor || !z.uuid().safeParse(upload).success) return noBook()
  const book = await markUpload(actor, upload, new Date())
  return book ? bookAnswer(book) : noBook()
}
