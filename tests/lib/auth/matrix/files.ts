import type { Role } from '@/lib/auth/schema'
import type { Rule } from './pages'
import type { Ids, Scene } from './scene'

/** What was uploaded in the room of evaluations, by what it is; each is asked for at `app/api/files/[id]`. */
export type FileRule = Rule & { owner: 'evaluations' | 'appeal'; file: (ids: Ids) => string }

const evidence = { owner: 'evaluations', mayNot: 'staff, one_stop, editor, administrator' } as const
const appeal = {
  owner: 'appeal',
  mayNot: 'staff, assessor, one_stop, editor, inspector, administrator',
} as const

export const files: Record<string, FileRule> = {
  // What points rest on: whoever may know how the month stands; whom it is about once her month is decided.
  'evidence of an open month': {
    ...evidence,
    file: ({ holder }) => fileOf('open', holder),
    // Of her own month nobody sees what is undecided, whatever she may see of others.
    ownRow: 'staff, assessor, rating_authority, personnel, one_stop, editor, inspector, administrator',
  },
  'evidence of a decided month': {
    ...evidence,
    file: ({ holder }) => fileOf('decided', holder),
    ownRow: '',
  },
  'evidence of a former unit': {
    ...{ owner: 'evaluations', mayNot: `${evidence.mayNot}, inspector` },
    file: ({ holder }) => fileOf('former', holder),
  },
  // What somebody sent with an appeal: who answers it and the clerk who keeps the files.
  'what came with an appeal': { ...appeal, file: ({ holder }) => fileOf('appeal', holder), ownRow: '' },
  'what came with an appeal, of a former unit': {
    ...appeal,
    file: ({ holder }) => fileOf('formerAppeal', holder),
  },
  // Chosen and not yet in a line: hers alone who uploaded it, here the assessor.
  'evidence that is in no line yet': {
    ...{ owner: 'evaluations', mayNot: 'everybody but assessor' },
    file: ({ holder }) => fileOf('loose', holder),
  },
  // In a line, uploaded by somebody whose role in the ward has ended since.
  'evidence uploaded by who has gone': { ...evidence, file: ({ holder }) => fileOf('left', holder) },
}

const kinds = ['open', 'decided', 'former', 'appeal', 'formerAppeal', 'loose', 'left'] as const
type Kind = (typeof kinds)[number]

/** The file of that kind of somebody's: its id is told from hers. */
function fileOf(kind: Kind, person: string): string {
  return `f11e000${kinds.indexOf(kind)}${person.slice(8)}`
}

type Given = { persons: Record<Role, string>; ids: Ids; ward: string }

/** Puts all of them there: of each of the eight and of the one who stands for everybody else. */
export async function addFiles(query: Scene['query'], { persons, ids, ward }: Given): Promise<void> {
  const keep = (kind: Kind, owner: FileRule['owner'], person: string, uploader: string | null) =>
    query(
      `INSERT INTO stored_file (id, owner, media_type, bytes, name, sha256, uploaded_by_id)
       VALUES ($1, $2, 'application/pdf', '%PDF-1.7', 'thu.pdf', encode(sha256('%PDF-1.7'), 'hex'), $3)`,
      [fileOf(kind, person), owner, uploader],
    )
  const row = async (unit: string, month: string, person: string) => {
    const [found] = await query<{ id: string }>(
      `WITH sheet AS (
         SELECT s.id, s.scheme_id FROM evaluation_sheet s JOIN admin_unit u ON u.id = s.unit_id WHERE u.slug = $1 AND s.month = $2
       ), made AS (
         INSERT INTO evaluation (sheet_id, scheme_id, person_id, post_id)
         SELECT sheet.id, sheet.scheme_id, o.person_id, o.id FROM sheet, post o WHERE o.person_id = $3
         ON CONFLICT DO NOTHING RETURNING id
       )
       SELECT id FROM made UNION ALL
       SELECT e.id FROM evaluation e, sheet WHERE e.sheet_id = sheet.id AND e.person_id = $3 LIMIT 1`,
      [unit, `${month}-01`, person],
    )
    return found!.id
  }
  const line = (evaluation: string, kind: Kind, person: string) =>
    query(
      `INSERT INTO evaluation_deduction (evaluation_id, position, criterion, points, reason, kind, file_id)
       SELECT $1, coalesce(max(position), 0) + 1, 'I.1', 0, 'Có biên bản', 'file', $2
       FROM evaluation_deduction WHERE evaluation_id = $1`,
      [evaluation, fileOf(kind, person)],
    )
  const decide = async (evaluation: string, person: string) => {
    const [made] = await query<{ id: string }>(
      `INSERT INTO evaluation_decision (evaluation_id, person_id, version, reason, total, grade, input, lines)
       SELECT $1, $2, coalesce(max(version), 0) + 1, CASE WHEN count(*) > 0 THEN 'Xem lại' END, 82.5, 'B', '{}', '[]'
       FROM evaluation_decision
       WHERE evaluation_id = $1 RETURNING id`,
      [evaluation, person],
    )
    return made!.id
  }
  const object = async (evaluation: string, decision: string, kind: Kind, person: string) =>
    query(
      `INSERT INTO appeal (id, evaluation_id, decision_id, body, file_id, filed_at, due_day)
       VALUES (gen_random_uuid(), $1, $2, 'Đề nghị xem lại.', $3, now(), '2026-12-31')`,
      [evaluation, decision, fileOf(kind, person)],
    )
  // A decided month is locked to everybody; its file was there before.
  await query('SET session_replication_role = replica')
  const [earlier] = await query<{ month: string }>(
    `SELECT to_char(month, 'YYYY-MM') AS month FROM evaluation_sheet s JOIN admin_unit u ON u.id = s.unit_id
     WHERE u.slug = $1 AND state = 'published' AND month < $2 ORDER BY s.month DESC LIMIT 1`,
    [ward, `${ids.decided}-01`],
  )
  for (const person of [...Object.values(persons), ids.holder]) {
    const [open, decided] = [await row(ward, ids.month, person), await row(ward, earlier!.month, person)]
    await keep('open', 'evaluations', person, null)
    await line(open, 'open', person)
    await keep('decided', 'evaluations', person, null)
    await line(decided, 'decided', person)
    await keep('appeal', 'appeal', person, person)
    await object(decided, await decide(decided, person), 'appeal', person)
  }
  const { holder } = ids
  const former = await row(ids.formerUnit, '2024-06', holder)
  await keep('former', 'evaluations', holder, null)
  await line(former, 'former', holder)
  await keep('formerAppeal', 'appeal', holder, holder)
  await object(former, await decide(former, holder), 'formerAppeal', holder)
  await keep('loose', 'evaluations', holder, persons.assessor)
  const [gone] = await query<{ id: string }>(
    `SELECT person_id AS id FROM account WHERE user_name = 'nguoi-cu-assessor'`,
  )
  await keep('left', 'evaluations', holder, gone!.id)
  await line(await row(ward, ids.month, holder), 'left', holder)
  await query('SET session_replication_role = origin')
}
