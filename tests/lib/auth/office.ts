import { randomUUID } from 'node:crypto'
import { hashPassword } from '@/lib/auth/passwords/queries'
import { findActorOfSession } from '@/lib/auth/session/queries'
import { sessionKey } from '@/lib/auth/session/rules'
import type { Actor, Role } from '@/lib/auth/schema'
import type { TestDatabase } from '../../support/database'

export const PASSWORD = 'Mật khẩu của tôi'

export async function addUnit(database: TestDatabase, code: string, slug: string): Promise<string> {
  const [row] = await database.query<{ id: string }>(
    `INSERT INTO admin_unit (code, slug, name, type, valid_from) VALUES ($1, $2, $3, 'ward', '2025-07-01') RETURNING id`,
    [code, slug, `Phường ${slug}`],
  )
  return row!.id
}

/** Somebody in post in a unit since July 2025, with an account whose password is PASSWORD. */
export async function addPerson(
  database: TestDatabase,
  unitId: string,
  userName: string,
  roles: Role[] = [],
) {
  const [person] = await database.query<{ id: string }>(
    `INSERT INTO person (file_unit_id, code, full_name) VALUES ($1, $2, $3) RETURNING id`,
    [unitId, userName, `Người ${userName}`],
  )
  const personId = person!.id
  await database.query(
    `INSERT INTO post (person_id, unit_id, category, position_title, from_day)
     VALUES ($1, $2, 'civil_servant', 'Chuyên viên', '2025-07-01')`,
    [personId, unitId],
  )
  for (const role of roles) {
    await database.query(
      `INSERT INTO role_grant (person_id, unit_id, role, from_day) VALUES ($1, $2, $3::role, '2025-07-01')`,
      [personId, unitId, role],
    )
  }
  const [account] = await database.query<{ id: string }>(
    `INSERT INTO account (person_id, user_name, password_hash) VALUES ($1, $2, $3) RETURNING id`,
    [personId, userName, await hashPassword(PASSWORD)],
  )
  return { personId, accountId: account!.id, userName }
}

/** The person signed in, as the pages see her. */
export async function actorOf(database: TestDatabase, accountId: string, now: Date): Promise<Actor> {
  const sessionId = randomUUID()
  await database.query(
    `INSERT INTO session (id, account_id, created_at, expires_at) VALUES ($1, $2, $3, $3::timestamptz + interval '1 hour')`,
    [sessionKey(sessionId), accountId, now],
  )
  const actor = await findActorOfSession(sessionId, now)
  if (!actor) throw new Error('not signed in')
  return actor
}

export async function eventsOf(database: TestDatabase, kind: string) {
  return database.query<{ actor_id: string | null; payload: Record<string, unknown> }>(
    'SELECT actor_id, payload FROM audit_event WHERE kind = $1 ORDER BY seq',
    [kind],
  )
}
