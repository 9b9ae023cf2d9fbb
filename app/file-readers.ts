import 'server-only'
import type { Actor } from '@/lib/auth/schema'
import { mayReadRollCall } from '@/lib/codes/roll-calls/queries'
import { mayReadAppealFile } from '@/lib/evaluations/appeals/queries'
import { mayReadEvidence } from '@/lib/evaluations/people/queries'
import { mayReadPhoto } from '@/lib/feedback/moderation/queries'
import type { FileOwner } from '@/lib/files/schema'
import { mayReadInspectionPhoto } from '@/lib/inspections/queries'
import { mayReadPosting } from '@/lib/postings/register/queries'
import { mayReadProof } from '@/lib/one-stop/states/queries'

type FileReader = (actor: Actor | null, fileId: string, now: Date) => Promise<boolean>

/** One line a noun that owns files: whether somebody (null: anybody in the street) may read one of them. No line, no reader. */
export const fileReaders: Partial<Record<FileOwner, FileReader>> = {
  appeal: mayReadAppealFile,
  codes: mayReadRollCall,
  evaluations: mayReadEvidence,
  feedback: mayReadPhoto,
  inspections: mayReadInspectionPhoto,
  postings: mayReadPosting,
  'one-stop': mayReadProof,
}
