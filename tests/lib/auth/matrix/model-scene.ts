import type { Actor } from '@/lib/auth/schema'
import type { Ids } from './scene'

type One = (sql: string) => Promise<string>
type ModelIds = Pick<
  Ids,
  'scheme' | 'schemeDraft' | 'proposedScheme' | 'standard' | 'lastStandard' | 'session' | 'officer'
>

/** A scheme in force and two being made; standards; a planned meeting and somebody on the desk's list. */
export async function findModelIds(
  one: One,
  { inWard, subject }: { inWard: string; subject: string },
): Promise<ModelIds> {
  const { openDraft } = await import('@/lib/evaluations/schemes/drafts/commands')
  const scheme = await one(`SELECT code AS id FROM evaluation_scheme ORDER BY valid_from DESC LIMIT 1`)
  const administrator = await one(`SELECT person_id AS id FROM account WHERE user_name = 'quan-tri'`)
  const opened = await openDraft({ personId: administrator } as Actor, { from: scheme }, new Date())
  if (!opened.ok) throw new Error('The administrator of the ward could not begin a scheme.')
  return {
    scheme,
    schemeDraft: opened.draft,
    proposedScheme: await one(`INSERT INTO scheme_draft (from_id, author_id, state, typed, saved_at)
      SELECT from_id, '${subject}', 'proposed', typed, saved_at FROM scheme_draft
      WHERE id = '${opened.draft}' RETURNING id`),
    standard: await one(`SELECT id FROM one_stop_standard WHERE "group" = 'civil' AND position = 1`),
    lastStandard: await one(`WITH gone AS (
        UPDATE one_stop_standard SET retired_at = now() WHERE "group" = 'friendly' AND position > 1
      ) SELECT id FROM one_stop_standard WHERE "group" = 'friendly' AND position = 1`),
    session:
      await one(`INSERT INTO code_session (unit_id, planned_on, audience, place, planned_by_id, planned_at)
      SELECT ${inWard}, '2026-12-15', 'Toàn đơn vị', 'Hội trường', '${subject}', now() RETURNING id`),
    officer: await one(`INSERT INTO service_officer (id, unit_id, person_id, duty, title, field, from_day)
      SELECT gen_random_uuid(), ${inWard}, '${subject}', 'officer', 'Chuyên viên', 'Hộ tịch', '2026-01-05'
      RETURNING id`),
  }
}
