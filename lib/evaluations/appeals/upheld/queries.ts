import 'server-only'
import type { Tx } from '@/lib/db'

/** An upheld appeal whose person has no new decision yet: whose it is, and what she who upheld it wrote. */
export type Upheld = { personId: string; person: string; reason: string; at: Date; answeredById: string }

/** Those of a month, the latest answer first. For who may see its points: what is to be mended is theirs to read. */
export async function listUpheld(tx: Tx, sheetId: string): Promise<Upheld[]> {
  return tx.$queryRaw<Upheld[]>`
    SELECT e.person_id AS "personId", p.full_name AS person, w.reason, w.answered_at AS at,
      w.answered_by_id AS "answeredById"
    FROM evaluation e
    JOIN person p ON p.id = e.person_id
    JOIN appeal a ON a.evaluation_id = e.id
    JOIN appeal_answer w ON w.appeal_id = a.id AND w.upheld
    JOIN evaluation_decision d ON d.id = a.decision_id
    WHERE e.sheet_id = ${sheetId}::uuid
      AND NOT EXISTS (SELECT FROM evaluation_decision n WHERE n.evaluation_id = e.id AND n.version > d.version)
    ORDER BY w.answered_at DESC, a.id`
}
