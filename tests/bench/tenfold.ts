import pg from 'pg'

/**
 * Makes the office ten times as large: nine more provinces like the first, with their units, people and sheets,
 * and before the months that each unit has published nine times as many. So 10 × units, 10 × people,
 * 10 × 10 publications. Or with other `copies`, and with no more `months`.
 */
export async function tenfold(database: string, { copies = 9, months = true } = {}): Promise<void> {
  const client = new pg.Client({ connectionString: database })
  await client.connect()
  try {
    // These rows continue no chain and nobody verifies this ledger: triggers and foreign keys stay off.
    await client.query('SET session_replication_role = replica')
    for (const statement of statements(`generate_series(1, ${copies}) n`, months))
      await client.query(statement)
    await client.query('VACUUM (ANALYZE)')
  } finally {
    await client.end()
  }
}

const copy = (id: string) => `md5(${id} || '/' || n)::uuid`

const statements = (copies: string, months: boolean): string[] => [
  `INSERT INTO admin_unit (id, code, slug, name, name_en, type, parent_id, valid_from, valid_to, population, area_km2)
   SELECT ${copy('id')}, code || '.' || n, slug || '-' || n, name, name_en, type, ${copy('parent_id')},
     valid_from, valid_to, population, area_km2
   FROM admin_unit, ${copies}`,
  `INSERT INTO unit_succession (former_id, successor_id, kind, effective_on)
   SELECT ${copy('former_id')}, ${copy('successor_id')}, kind, effective_on FROM unit_succession, ${copies}`,
  `INSERT INTO person (id, file_unit_id, code, full_name, birth_date)
   SELECT ${copy('id')}, ${copy('file_unit_id')}, code, full_name, birth_date FROM person, ${copies}`,
  `INSERT INTO post (id, person_id, unit_id, category, position_title, from_day, to_day)
   SELECT ${copy('id')}, ${copy('person_id')}, ${copy('unit_id')}, category, position_title, from_day, to_day
   FROM post, ${copies}`,
  `INSERT INTO evaluation_sheet (id, unit_id, month, scheme_id, state, opened_at)
   SELECT ${copy('id')}, ${copy('unit_id')}, month, scheme_id, state, opened_at FROM evaluation_sheet, ${copies}`,
  `INSERT INTO evaluation (id, sheet_id, person_id, post_id, not_graded, assessor_id)
   SELECT ${copy('id')}, ${copy('sheet_id')}, ${copy('person_id')}, ${copy('post_id')}, not_graded,
     ${copy('assessor_id')}
   FROM evaluation, ${copies}`,
  // The other provinces first, then the months of all; the demo reaches over 24 months, so nothing meets.
  publications(
    copies,
    copy('p.unit_id'),
    'p.month',
    'p.cut_off',
    `jsonb_set(jsonb_set(p.content, '{unit,slug}', to_jsonb(p.content #>> '{unit,slug}' || '-' || n)),
       '{unit,code}', to_jsonb(p.content #>> '{unit,code}' || '.' || n))`,
  ),
  ...(months ? [earlierMonths(copies)] : []),
]

function earlierMonths(copies: string): string {
  return publications(
    copies,
    'p.unit_id',
    earlier('p.month'),
    `${earlier("(p.cut_off AT TIME ZONE 'Asia/Ho_Chi_Minh')")} AT TIME ZONE 'Asia/Ho_Chi_Minh'`,
    `jsonb_set(p.content, '{month}', to_jsonb(to_char(${earlier('p.month')}, 'YYYY-MM')))`,
  )
}

function earlier(time: string): string {
  return `(${time} - make_interval(months => 24 * n))`
}

function publications(from: string, unit: string, month: string, cutOff: string, content: string): string {
  return `
    WITH head AS (SELECT max(seq) AS seq FROM publication)
    INSERT INTO publication (seq, unit_id, month, revision, cut_off, published_at, content, previous_hash, hash)
    SELECT head.seq + row_number() OVER (), ${unit}, ${month}, p.revision, ${cutOff}, p.published_at, ${content},
      p.hash, encode(sha256(convert_to(p.seq || '/' || n || '/' || head.seq, 'UTF8')), 'hex')
    FROM publication p CROSS JOIN head CROSS JOIN ${from}`
}
