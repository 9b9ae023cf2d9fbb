import { randomBytes } from 'node:crypto'
import { encode } from 'next-auth/jwt'
import pg from 'pg'
import type { Role } from '@/lib/auth/schema'
import { sessionKey } from '@/lib/auth/session/rules'

// Wards of many people for benchmarks, written as the owner of the database: nothing here is measured.

export type Ward = { id: string; slug: string; people: string[] }

export async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return client
}

/** So many wards with so many people each, all in post since the reform. */
export async function addWards(client: pg.Client, wards: number, people: number): Promise<Ward[]> {
  const { rows } = await client.query<{ id: string; slug: string; people: string[] }>(
    `WITH made AS (
       INSERT INTO admin_unit (code, slug, name, type, valid_from)
       SELECT 'do-' || n || '-' || $2, 'phuong-do-' || n || '-' || $2, 'Phường Đo ' || n, 'ward', '2025-07-01'
       FROM generate_series(1, $1::int) n RETURNING id, slug
     ), staff AS (
       INSERT INTO person (file_unit_id, code, full_name)
       SELECT id, 'NV' || lpad(p::text, 5, '0'), 'Nguyễn Thị Phương ' || p FROM made, generate_series(1, $2::int) p
       RETURNING id, file_unit_id
     ), posted AS (
       INSERT INTO post (person_id, unit_id, category, position_title, from_day)
       SELECT id, file_unit_id, 'civil_servant', 'Chuyên viên', '2025-07-01' FROM staff
     )
     SELECT made.id, slug, array_agg(staff.id::text) AS people
     FROM made JOIN staff ON staff.file_unit_id = made.id GROUP BY made.id, slug ORDER BY slug`,
    [wards, people],
  )
  return rows
}

/** Somebody more, in post in the ward and with that role in it. */
export async function addHolder(client: pg.Client, ward: Pick<Ward, 'id'>, code: string, role: Role) {
  const { rows } = await client.query<{ id: string }>(
    `WITH made AS (
       INSERT INTO person (file_unit_id, code, full_name) VALUES ($1, $2, 'Trần Văn ' || $2) RETURNING id
     ), posted AS (
       INSERT INTO post (person_id, unit_id, category, position_title, from_day)
       SELECT id, $1, 'civil_servant', 'Trưởng phòng', '2025-07-01' FROM made
     ), granted AS (
       INSERT INTO role_grant (person_id, unit_id, role, from_day) SELECT id, $1, $3::role, '2025-07-01' FROM made
     ) SELECT id FROM made`,
    [ward.id, code, role],
  )
  return rows[0]?.id ?? ''
}

/** Opens the month for everybody in the wards, as the office would find it on the first. */
export async function openedMonth(client: pg.Client, wards: readonly Ward[], month: string): Promise<void> {
  await client.query(
    `WITH made AS (
       INSERT INTO evaluation_sheet (unit_id, month, scheme_id)
       SELECT unit, $2::date, (SELECT id FROM evaluation_scheme WHERE $2::date BETWEEN valid_from
         AND coalesce(valid_to, 'infinity'))
       FROM unnest($1::uuid[]) unit RETURNING id, unit_id
     ), stepped AS (
       INSERT INTO sheet_transition (sheet_id, "to") SELECT id, 'open' FROM made
     )
     INSERT INTO evaluation (sheet_id, person_id, post_id)
     SELECT made.id, o.person_id, o.id FROM made JOIN post o ON o.unit_id = made.unit_id
     WHERE NOT EXISTS (SELECT FROM role_grant g WHERE g.person_id = o.person_id)`,
    [wards.map(({ id }) => id), `${month}-01`],
  )
}

/** The cookie of a session of hers. */
export async function cookieOf(client: pg.Client, person: string): Promise<string> {
  const sid = randomBytes(32).toString('base64url')
  const { rows } = await client.query<{ id: string }>(
    `INSERT INTO account (person_id, user_name, password_hash) VALUES ($1, $2, 'x') RETURNING id`,
    [person, `do-${person}`],
  )
  await client.query(
    `INSERT INTO session (id, account_id, expires_at) VALUES ($1, $2, now() + interval '1 hour')`,
    [sessionKey(sid), rows[0]?.id],
  )
  const token = await encode({ token: { sid }, secret: process.env.AUTH_SECRET ?? '', maxAge: 3600 })
  return `next-auth.session-token=${token}`
}
