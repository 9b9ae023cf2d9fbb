import pg from 'pg'
import type { Role } from '@/lib/auth/schema'
import { disconnect } from '@/lib/db'
import { openMonth } from '@/lib/evaluations/months/commands'
import { saveSheet } from '@/lib/evaluations/sheets/commands'
import { asActor, fullRow, month, now } from '@/tests/lib/evaluations/scene'
import { median, millisecondsOf, tell } from './verdicts'

const size = 200
const rounds = 15
const unit = { id: '00000000-0000-4000-8000-000000000200', slug: 'phuong-do' }
const at = { unit: unit.slug, month }

// Every cell of the one differs from the same cell of the other, so that each save writes them all.
const first = { 'I.1': '4,5', 'I.2': '4' }
const second = {
  ...{ 'I.1': '4', 'I.2': '3,5', assigned: '24', unfinished: '2', returned: '3', late: '2' },
  ...Object.fromEntries(['II', 'III'].flatMap((part) => [1, 2, 3, 4].map((n) => [`${part}.${n}`, '1,5']))),
}

const client = await connected(process.env.DATABASE_URL ?? '')
const staff = await setScene()
const assessor = asActor(await post('PT', 'assessor'), unit, ['assessor'])
await openMonth(asActor(await post('TC', 'personnel'), unit, ['personnel']), at, now)

const statementsOfAll = await countStatements(() => save(first))
const before = await stored()
await save(second)
const after = await stored()
const statements = await countStatements(() => save(first, 2))
await save(second, 2)

const [changed, changedRaw]: [number[], number[]] = [[], []]
for (let round = -2; round < rounds; round++) {
  changed.push(await millisecondsOf(() => save(first)))
  changedRaw.push(await millisecondsOf(() => upsert(after)))
}
const [entered, enteredRaw]: [number[], number[]] = [[], []]
for (let round = -2; round < rounds; round++) {
  await empty()
  entered.push(await millisecondsOf(() => save(first)))
  await empty()
  enteredRaw.push(await millisecondsOf(() => upsert(before)))
}
await disconnect()
await client.end()

tell([
  against('first save of an empty sheet', entered, enteredRaw),
  against('every cell changed', changed, changedRaw),
  {
    what: 'statements, 200 people',
    found: String(statementsOfAll),
    goal: '≤ 12',
    met: statementsOfAll <= 12,
  },
  { what: 'statements, 2 people', found: String(statements), goal: '≤ 12', met: statements <= 12 },
])

function against(what: string, ours: number[], raw: number[]) {
  // The first two rounds warm both up.
  const [mine, theirs] = [median(ours.slice(2)), median(raw.slice(2))]
  return {
    what: `saving 200 people against the same upsert in SQL, ${what}`,
    found: `${(mine / theirs).toFixed(2)} (${mine.toFixed(1)} : ${theirs.toFixed(1)} ms)`,
    goal: '≤ 3',
    met: mine / theirs <= 3,
  }
}

async function save(cells: Record<string, string>, people = size): Promise<void> {
  const rows = staff.slice(0, people).map((person) => fullRow(person, cells))
  const done = await saveSheet(assessor, { ...at, rows }, now)
  if (!done.ok || done.saved !== people || done.refused.length > 0)
    throw new Error(`saved otherwise than meant: ${JSON.stringify(done).slice(0, 500)}`)
}

async function countStatements(work: () => Promise<void>): Promise<number> {
  const { query } = pg.Client.prototype
  let sent = 0
  pg.Client.prototype.query = function (this: pg.Client, ...given: unknown[]) {
    sent++
    return Reflect.apply(query, this, given)
  }
  await work().finally(() => (pg.Client.prototype.query = query))
  return sent
}

type Stored = { scores: unknown[][]; tasks: unknown[][]; ids: unknown[] }

/** What a save has left, column by column. */
async function stored(): Promise<Stored> {
  const columns = async (names: string[], table: string) => {
    const { rows } = await client.query({
      text: `SELECT ${names.join(', ')} FROM ${table} JOIN evaluation e ON e.id = evaluation_id
        JOIN evaluation_sheet s ON s.id = e.sheet_id WHERE s.unit_id = $1`,
      values: [unit.id],
      rowMode: 'array',
    })
    return names.map((_, at) => rows.map((row: unknown[]) => row[at]))
  }
  const scores = await columns(['evaluation_id', 'criterion', 'points'], 'evaluation_score')
  const task = ['position', 'title', 'units', 'completed', 'failed_reviews', 'late', 'objective_cause']
  const tasks = await columns(['evaluation_id', ...task], 'evaluation_task')
  return { scores, tasks, ids: [...new Set(scores[0])] }
}

/** The same rows by hand: one statement a table in one transaction, nothing read, asked or recorded. */
async function upsert({ scores, tasks, ids }: Stored): Promise<void> {
  await client.query('BEGIN')
  await client.query(
    `INSERT INTO evaluation_score (evaluation_id, criterion, points)
     SELECT * FROM unnest($1::uuid[], $2::text[], $3::numeric[])
     ON CONFLICT (evaluation_id, criterion) DO UPDATE SET points = excluded.points`,
    scores,
  )
  await client.query(
    `INSERT INTO evaluation_task
       (evaluation_id, position, title, units, completed, failed_reviews, late, objective_cause)
     SELECT * FROM unnest($1::uuid[], $2::int[], $3::text[], $4::numeric[], $5::boolean[], $6::int[], $7::int[],
       $8::boolean[])
     ON CONFLICT (evaluation_id, position) DO UPDATE SET title = excluded.title, units = excluded.units,
       completed = excluded.completed, failed_reviews = excluded.failed_reviews, late = excluded.late,
       objective_cause = excluded.objective_cause`,
    tasks,
  )
  await client.query(
    'UPDATE evaluation SET assessor_id = $1, updated_at = now() WHERE id = ANY($2::uuid[])',
    [assessor.personId, ids],
  )
  await client.query('COMMIT')
}

async function empty(): Promise<void> {
  for (const table of ['evaluation_score', 'evaluation_task'])
    await client.query(`DELETE FROM ${table} t USING evaluation e, evaluation_sheet s
      WHERE e.id = t.evaluation_id AND s.id = e.sheet_id AND s.unit_id = '${unit.id}'`)
}

async function setScene(): Promise<string[]> {
  await client.query(
    `INSERT INTO admin_unit (id, code, slug, name, type, valid_from)
     VALUES ($1, '99200', $2, 'Phường Đo', 'ward', '2025-07-01')`,
    [unit.id, unit.slug],
  )
  const staff: string[] = []
  for (let number = 1; number <= size; number++) staff.push(await post(`NV${number}`))
  return staff
}

async function post(code: string, role?: Role): Promise<string> {
  const { rows } = await client.query<{ id: string }>(
    `WITH made AS (
       INSERT INTO person (file_unit_id, code, full_name) VALUES ($1, $2, 'Nguyễn Thị ' || $2) RETURNING id
     ), posted AS (
       INSERT INTO post (person_id, unit_id, category, position_title, from_day)
       SELECT id, $1, 'civil_servant', 'Chuyên viên', '2025-07-01' FROM made
     ), granted AS (
       INSERT INTO role_grant (person_id, unit_id, role, from_day)
       SELECT id, $1, $3::role, '2025-07-01' FROM made WHERE $3 IS NOT NULL
     ) SELECT id FROM made`,
    [unit.id, code, role ?? null],
  )
  return rows[0]?.id ?? ''
}

async function connected(url: string): Promise<pg.Client> {
  const opened = new pg.Client({ connectionString: url })
  await opened.connect()
  return opened
}
