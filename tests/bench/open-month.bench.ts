import { db, disconnect } from '@/lib/db'
import { openMonths } from '@/lib/evaluations/months/commands'
import { month } from '@/tests/lib/evaluations/scene'
import { addWards, connected, openedMonth } from './office'
import { median, millisecondsOf, tell } from './verdicts'

// The first of the month in a city: every unit's sheet with everybody in post.
const [wards, people] = [126, 60]
const rounds = 7

const client = await connected(process.env.DATABASE_URL ?? '')
const made = await addWards(client, wards, people)
const units = made.map(({ id }) => id)
await client.query('ANALYZE')

const [ours, raw]: [number[], number[]] = [[], []]
for (let round = -2; round < rounds; round++) {
  await empty()
  raw.push(await millisecondsOf(inSql))
  await empty()
  ours.push(await millisecondsOf(open))
  await opened()
}
const again = await millisecondsOf(open)
await disconnect()
await client.end()

const [mine, theirs] = [median(ours.slice(2)), median(raw.slice(2))]
tell([
  {
    what: `opening the month of ${wards} units × ${people} people against the same rows in SQL`,
    found: `${(mine / theirs).toFixed(2)} (${mine.toFixed(0)} : ${theirs.toFixed(0)} ms)`,
    goal: '≤ 3',
    met: mine / theirs <= 3,
  },
  { what: 'the same once more, when nothing is to be done', found: `${again.toFixed(0)} ms` },
])

async function open(): Promise<void> {
  await db.$transaction((tx) => openMonths(tx, { month, units, actorId: null }), { timeout: 60_000 })
}

/** A statement a table in one transaction: nothing asked about days, absences or leaders, nothing recorded. */
async function inSql(): Promise<void> {
  await client.query('BEGIN')
  await openedMonth(client, made, month)
  await client.query('COMMIT')
}

async function opened(): Promise<void> {
  const { rows } = await client.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM evaluation e JOIN evaluation_sheet s ON s.id = e.sheet_id
     WHERE s.unit_id = ANY ($1::uuid[])`,
    [units],
  )
  if (rows[0]?.n !== wards * people) throw new Error(`${rows[0]?.n} people stand in the sheets`)
}

async function empty(): Promise<void> {
  // What was done is kept for ever; a benchmark may take it back.
  await client.query('SET session_replication_role = replica')
  for (const table of ['evaluation', 'sheet_transition'])
    await client.query(
      `DELETE FROM ${table} t USING evaluation_sheet s WHERE s.id = t.sheet_id AND s.unit_id = ANY ($1::uuid[])`,
      [units],
    )
  await client.query('DELETE FROM evaluation_sheet WHERE unit_id = ANY ($1::uuid[])', [units])
  await client.query('SET session_replication_role = origin')
  await client.query('VACUUM evaluation, evaluation_sheet, sheet_transition')
}
