import { randomBytes } from 'node:crypto'
import { encode } from 'next-auth/jwt'
import pg from 'pg'
import { type Actor, type Role, roles } from '@/lib/auth/schema'
import { sessionKey } from '@/lib/auth/session/rules'
import { openTestServer, testEnvironment } from '@/lib/run/testing.mjs'
import { addFiles } from './files'
import { findFormerIds } from './former-scene'
import { findModelIds } from './model-scene'

/** Where somebody stands to the ward that everything is about: in it, in another, or in it until her role ended. */
export const places = ['own', 'other', 'former'] as const
export type Place = (typeof places)[number]

export type Ids = Record<
  | (
      | 'member'
      | 'account'
      | 'grant'
      | 'suggestion'
      | 'praise'
      | 'appeal'
      | 'upload'
      | 'scoresUpload'
      | 'dossiersUpload'
      | 'delegation'
      | 'outstanding'
    )
  | ('absence' | 'holder' | 'month' | 'decided' | 'year' | 'appealMonth' | 'article' | 'key' | 'posting')
  | ('head' | 'second')
  | ('visit' | 'mistaken' | 'finding' | 'formerUnit' | 'formerAppeal')
  | ('scheme' | 'schemeDraft' | 'proposedScheme' | 'standard' | 'lastStandard' | 'session' | 'officer'),
  string
>

export type Scene = {
  query: <Row extends pg.QueryResultRow>(sql: string, values?: unknown[]) => Promise<Row[]>
  cookies: Record<Place, Record<Role, string>>
  /** Who the eight of the ward are. */
  persons: Record<Role, string>
  ids: Ids
  close: () => Promise<void>
}

export const ward = 'thuong-cat'

const names: Record<Role, string> = {
  ...{ staff: 'can-bo', assessor: 'truong-phong', rating_authority: 'chu-tich', personnel: 'to-chuc' },
  ...{ one_stop: 'mot-cua', editor: 'bien-tap', inspector: 'thanh-tra', administrator: 'quan-tri' },
}

/** The demo office, in which every kind of thing stands; and eight people whose roles in the ward have ended. */
export async function setScene(): Promise<Scene> {
  const server = await openTestServer()
  const database = await server.clone(await server.demo())
  const env = testEnvironment({ url: server.url(database), port: 3000 })
  Object.assign(process.env, env)
  const client = new pg.Client({ connectionString: env.DATABASE_URL })
  await client.connect()
  const query: Scene['query'] = async (sql, values) => (await client.query(sql, values)).rows
  const cookies = { own: {}, other: {}, former: {} } as Scene['cookies']
  const persons = {} as Scene['persons']
  for (const role of roles) {
    const [row] = await query<{ id: string }>('SELECT person_id AS id FROM account WHERE user_name = $1', [
      names[role],
    ])
    persons[role] = row?.id ?? ''
    cookies.own[role] = await cookieOf(query, names[role])
    cookies.other[role] = await cookieOf(query, `${names[role]}.2`)
    cookies.former[role] = await cookieOf(query, await addFormer(query, role))
  }
  const ids = await findIds(query)
  await addFiles(query, { persons, ids, ward })
  return {
    query,
    cookies,
    persons,
    ids,
    close: async () => {
      await client.end()
      await server.drop(database)
    },
  }
}

type Query = Scene['query']

async function cookieOf(query: Query, userName: string): Promise<string> {
  const sid = randomBytes(32).toString('base64url')
  await query(
    `INSERT INTO session (id, account_id, expires_at)
     SELECT $1, id, now() + interval '1 day' FROM account WHERE user_name = $2`,
    [sessionKey(sid), userName],
  )
  return encode({ token: { sid }, secret: process.env.AUTH_SECRET ?? '', maxAge: 86_400 })
}

async function addFormer(query: Query, role: Role): Promise<string> {
  const userName = `nguoi-cu-${role}`
  await query(
    `WITH made AS (
       INSERT INTO person (file_unit_id, code, full_name)
       SELECT id, 'CU' || $2, 'Người cũ' FROM admin_unit WHERE slug = 'dong-ngac' RETURNING id
     ), posted AS (
       INSERT INTO post (person_id, unit_id, category, position_title, from_day, to_day)
       SELECT made.id, u.id, 'civil_servant', 'Chuyên viên', f::date, t::date
       FROM made, admin_unit u JOIN (VALUES ('${ward}', '2025-07-01', '2025-12-31'), ('dong-ngac', '2026-01-01', NULL))
         AS v(slug, f, t) USING (slug)
     ), granted AS (
       INSERT INTO role_grant (person_id, unit_id, role, from_day, to_day)
       SELECT made.id, u.id, $1::role, '2025-07-01', '2025-12-31' FROM made, admin_unit u WHERE u.slug = '${ward}'
     )
     INSERT INTO account (person_id, user_name, password_hash)
     SELECT made.id, $2, a.password_hash FROM made, account a WHERE a.user_name = 'can-bo'`,
    [role, userName],
  )
  return userName
}

async function findIds(query: Query): Promise<Ids> {
  const one = async (sql: string): Promise<string> => {
    const [row] = await query<{ id: string }>(sql)
    if (!row) throw new Error(`The demo has nothing for: ${sql}`)
    return row.id
  }
  const inWard = `(SELECT id FROM admin_unit WHERE slug = '${ward}')`
  const staff = `(SELECT person_id FROM account WHERE user_name = 'can-bo')`
  const sheets = `SELECT to_char(month, 'YYYY-MM') AS id FROM evaluation_sheet WHERE unit_id = ${inWard}`
  const month = await one(`${sheets} AND state = 'open' ORDER BY month DESC LIMIT 1`)
  const parked = (whose: string, kind: string, month: string) =>
    one(`INSERT INTO parked_upload (account_id, kind, unit_id, month, file_name, content, uploaded_at, expires_at)
      SELECT id, '${kind}', ${inWard}, ${month}, 'tep.csv', 'x', now(), now() + interval '1 day'
      FROM account WHERE user_name = '${whose}' RETURNING id`)
  // Somebody of the ward whom none of the others is, with an account and a role to take away.
  const subject = await one(
    `WITH made AS (
       INSERT INTO person (file_unit_id, code, full_name) VALUES (${inWard}, 'NGUOI-THU', 'Người thử') RETURNING id
     ), posted AS (
       INSERT INTO post (person_id, unit_id, category, position_title, from_day)
       SELECT id, ${inWard}, 'civil_servant', 'Chuyên viên', '2025-07-01' FROM made
     ), granted AS (
       INSERT INTO role_grant (person_id, unit_id, role, from_day) SELECT id, ${inWard}, 'staff', '2025-07-01' FROM made
     ), signing AS (
       INSERT INTO account (person_id, user_name, password_hash) SELECT id, 'nguoi-thu', 'x' FROM made
     ) SELECT id FROM made`,
  )
  const editor = await one(`SELECT person_id AS id FROM account WHERE user_name = 'bien-tap'`)
  const { openDraft } = await import('@/lib/codes/drafts/commands')
  await openDraft({ personId: editor } as Actor, 'can-bo', new Date())
  const visitOn = (day: string) =>
    one(`INSERT INTO inspection_visit (id, unit_id, visited_on, kind, team, about, recorded_by_id, recorded_at)
      VALUES (gen_random_uuid(), ${inWard}, '${day}', 'planned', 'Đoàn kiểm tra', '', ${staff}, now()) RETURNING id`)
  return {
    ...(await findModelIds(one, { inWard, subject })),
    ...(await findFormerIds(one, { inWard, subject })),
    month,
    year: month.slice(0, 4),
    decided: await one(`${sheets} AND state = 'published' ORDER BY month DESC LIMIT 1`),
    member: await one(`SELECT person_id AS id FROM account WHERE user_name = 'can-bo'`),
    // Whom the chair scores herself: the assessor, and another who scores too.
    head: await one(`SELECT person_id AS id FROM account WHERE user_name = 'truong-phong'`),
    second: await one(`UPDATE evaluation SET by_head = true WHERE id = (SELECT e.id FROM evaluation e
      JOIN evaluation_sheet s ON s.id = e.sheet_id WHERE s.unit_id = ${inWard} AND s.state = 'open'
        AND e.not_graded IS NULL AND NOT e.by_head AND e.assessor_id IS NULL
        AND NOT EXISTS (SELECT FROM account a WHERE a.person_id = e.person_id) ORDER BY e.id LIMIT 1)
      RETURNING person_id AS id`),
    holder: subject,
    account: await one(`SELECT id FROM account WHERE user_name = 'nguoi-thu'`),
    grant: await one(`SELECT id FROM role_grant WHERE person_id = '${subject}'`),
    suggestion: await one(
      `SELECT id FROM suggestion WHERE unit_id = ${inWard} AND state = 'received' LIMIT 1`,
    ),
    praise: await one(`SELECT id FROM commendation WHERE unit_id = ${inWard} AND state = 'verified' LIMIT 1`),
    appeal: await one(`SELECT a.id FROM appeal a JOIN evaluation e ON e.id = a.evaluation_id
      JOIN evaluation_sheet s ON s.id = e.sheet_id WHERE s.unit_id = ${inWard} LIMIT 1`),
    appealMonth: await one(`${sheets} AND state = 'published' AND EXISTS (SELECT FROM evaluation e
      WHERE e.sheet_id = evaluation_sheet.id AND e.person_id = ${staff}) ORDER BY month DESC LIMIT 1`),
    delegation: await one(`SELECT id FROM delegation WHERE unit_id = ${inWard} LIMIT 1`),
    outstanding:
      await one(`INSERT INTO outstanding_rating (unit_id, from_day, to_day, number, decided_on, issued_by,
        recorded_by_id) SELECT ${inWard}, '2026-01-01', '2026-12-31', '12/QĐ-UBND', '2026-10-01', 'UBND', ${staff}
      RETURNING id`),
    absence: await one(`INSERT INTO absence (unit_id, person_id, kind, from_day)
      SELECT ${inWard}, ${staff}, 'study', '2026-01-05' RETURNING id`),
    upload: await parked('to-chuc', 'roster', 'NULL'),
    scoresUpload: await parked('truong-phong', 'scores', `'${month}-01'`),
    dossiersUpload: await parked('mot-cua', 'dossiers', 'NULL'),
    key: await one(`INSERT INTO system_key (unit_id, name, hash, tail, created_by_id, created_at)
      VALUES (${inWard}, 'Một cửa', repeat('a', 64), 'abcd', ${staff}, now()) RETURNING id`),
    visit: await visitOn('2026-10-01'),
    mistaken: await visitOn('2026-10-02'),
    finding:
      await one(`INSERT INTO inspection_finding (id, visit_id, position, what, severity, measure, due_on,
        recorded_by_id, recorded_at)
      SELECT gen_random_uuid(), id, 1, 'Biển tên quầy bị che', 'minor', 'reminder', '2027-01-01', ${staff}, now()
      FROM inspection_visit WHERE visited_on = '2026-10-01' RETURNING id`),
    posting: await one(`SELECT id FROM posting WHERE unit_id = ${inWard} LIMIT 1`),
    article: await one(
      `SELECT content #>> '{chapters,0,articles,0,id}' AS id FROM code_draft_revision LIMIT 1`,
    ),
  }
}
