import pg from 'pg'
import { searchArticles } from '@/lib/codes/queries'
import { dayOf } from '@/lib/month'
import { searchServicePoints, searchStandards } from '@/lib/one-stop/queries'
import { searchUnits } from '@/lib/units/queries'
import { median, millisecondsOf, tell } from './verdicts'

// 100,000 names of units, made of the syllables of the real ones, in the database that the runner throws away.
const names = 100_000
const questions = [
  'do xuan',
  'Đỗ Xuân',
  'thuong cat',
  'ho',
  'xa hoa',
  'minh khai bac tu liem',
  'khong co dau',
  'zz',
]

const owner = new pg.Client({ connectionString: process.env.DATABASE_URL })
await owner.connect()
await owner.query(
  `WITH syllable AS (
     SELECT array_agg(DISTINCT word) AS all_of_them
     FROM admin_unit, unnest(string_to_array(name, ' ')) word WHERE word ~ '^[[:alpha:]]+$'
   ), made AS (
     SELECT n, 'Phường ' || all_of_them[1 + (n::bigint * 7919) % cardinality(all_of_them)] || ' ' ||
       all_of_them[1 + (n::bigint * 104729 / 13) % cardinality(all_of_them)] AS name
     FROM syllable, generate_series(1, $1::int) n
   )
   INSERT INTO admin_unit (code, slug, name, type, parent_id, valid_from)
   SELECT 'made-' || n, 'made-' || n, name, 'ward', (SELECT id FROM admin_unit WHERE parent_id IS NULL AND valid_to IS NULL), '2025-07-01'
   FROM made`,
  [names],
)
await owner.query('ANALYZE admin_unit')
await owner.end()

const today = dayOf(new Date())
const everything = (words: string) =>
  Promise.all([
    searchUnits(words, 21, today),
    searchArticles(words, 21),
    searchServicePoints(words, 21, today),
    searchStandards(words, 21),
  ])
const lines = []
for (const words of questions) {
  await everything(words)
  const spent: number[] = []
  for (let round = 0; round < 9; round++) spent.push(await millisecondsOf(() => everything(words)))
  const found = median(spent)
  const [units] = await everything(words)
  lines.push({
    what: `search of everything for “${words}” among ${names} names (${units.length} units shown)`,
    found: `${found.toFixed(0)} ms`,
    goal: '< 100 ms',
    met: found < 100,
  })
}
tell(lines)
process.exit()
