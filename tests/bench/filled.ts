import { connected } from './office'

/** Gives every ward and commune of today so many published months up to the latest one: what they lack is copied. */
export async function filled(database: string, months: number): Promise<void> {
  const client = await connected(database)
  try {
    // These rows continue no chain and nobody verifies this ledger: triggers stay off.
    await client.query('SET session_replication_role = replica')
    await client.query(
      `WITH head AS (SELECT max(seq) AS seq, max(month) AS last FROM publication),
         model AS (SELECT p.* FROM publication p, head WHERE p.month = head.last AND p.revision = 1 ORDER BY seq LIMIT 1),
         wanted AS (
           SELECT u.id, u.code, u.slug, u.name, u.valid_from, (head.last - make_interval(months => n))::date AS month
           FROM admin_unit u, head, generate_series(0, $1 - 1) n
           WHERE u.valid_to IS NULL AND u.type IN ('ward', 'commune')
             AND NOT EXISTS (SELECT FROM publication p
               WHERE p.unit_id = u.id AND p.month = (head.last - make_interval(months => n))::date)
         )
       INSERT INTO publication (seq, unit_id, month, revision, cut_off, published_at, content, previous_hash, hash)
       SELECT head.seq + row_number() OVER (), w.id, w.month, 1,
         (w.month + interval '1 month') AT TIME ZONE 'Asia/Ho_Chi_Minh', model.published_at,
         model.content || jsonb_build_object('month', to_char(w.month, 'YYYY-MM'), 'unit',
           jsonb_build_object('code', w.code, 'slug', w.slug, 'name', w.name, 'validFrom', w.valid_from)),
         model.hash, encode(sha256(convert_to(w.slug || w.month, 'UTF8')), 'hex')
       FROM wanted w, model, head`,
      [months],
    )
    await client.query('VACUUM (ANALYZE) publication')
  } finally {
    await client.end()
  }
}
