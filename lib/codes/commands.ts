import 'server-only'
import { recordEvent } from '@/lib/audit/commands'
import type { Actor } from '@/lib/auth/schema'
import { db } from '@/lib/db'
import { type Day, dayOf } from '@/lib/month'
import { mayEditCodes } from './editors/queries'
import { parseCode } from './rules'
import type { Refusal } from './schema'
import { takeOver } from './versions/commands'

type ImportCounts = { new: number; same: number }
export type CodeImported =
  | ({ ok: true; slug: string; version: number; inForceFrom: Day } & ImportCounts)
  | { ok: false; reason: 'refused'; refused: Refusal[] }
  | { ok: false; reason: 'not-found' }

/**
 * Takes over one version of a code from its Markdown form; the version that holds then ends the day before. A version
 * that is there already is left as it is, and refused when the file says something else. `actor` null is the
 * operator at the machine.
 */
export async function importCode(
  actor: Pick<Actor, 'personId'> | null,
  markdown: string,
  { dryRun = false, now = new Date() }: { dryRun?: boolean; now?: Date } = {},
): Promise<CodeImported> {
  const parsed = parseCode(markdown)
  if (!parsed.ok) return { ok: false, reason: 'refused', refused: parsed.refused }
  const { document } = parsed
  return db.$transaction(async (tx): Promise<CodeImported> => {
    if (actor && !(await mayEditCodes(tx, actor.personId, dayOf(now)))) {
      await recordEvent(tx, actor.personId, {
        kind: 'action.refused',
        action: 'code.import',
        why: 'not-editor-of-the-city',
        subject: document.slug,
      })
      return { ok: false, reason: 'not-found' }
    }
    const taken = await takeOver(tx, document, { today: dayOf(now), dryRun })
    if (!taken.ok) return { ok: false, reason: 'refused', refused: [placed(markdown, taken)] }
    const { slug, version, inForceFrom } = document
    const done = { ok: true as const, slug, version, inForceFrom }
    if (taken.same) return { ...done, new: 0, same: 1 }
    if (!dryRun) {
      await recordEvent(tx, actor?.personId ?? null, { kind: 'code.imported', slug, version, inForceFrom })
    }
    return { ...done, new: 1, same: 0 }
  })
}

// The line of the file that has to be mended.
function placed(markdown: string, { column, value, why }: Omit<Refusal, 'row'>): Refusal {
  const row = markdown
    .split(/\r\n|\r|\n/)
    .findIndex((line) => line.replace('\ufeff', '').startsWith(`${column}:`))
  return { row: Math.max(row, 0) + 1, column, value, why }
}
