import type { Actor, Role } from '@/lib/auth/schema'
import type { TestDatabase } from '@/tests/support/database'
import { shippedSchemes } from '@/lib/evaluations/schemes/schema'
import type { SaveRow } from '@/lib/evaluations/sheets/schema'

// A ward, its people and its roles, set as the owner: what the commands find when they come.

export const month = '2026-10'
export const now = new Date('2026-10-28T08:00:00+07:00')

export type Scene = {
  unit: { id: string; slug: string }
  staff: string[]
  assessor: Actor
  second: Actor
  chair: Actor
  personnel: Actor
  inspector: Actor
  administrator: Actor
  /** The assessor of another ward. */
  stranger: Actor
  member: Actor
}

export async function addSchemes(database: TestDatabase): Promise<void> {
  for (const scheme of shippedSchemes)
    await database.query(
      `INSERT INTO evaluation_scheme (code, valid_from, valid_to, definition) VALUES ($1, $2, $3, $4)
       ON CONFLICT (code) DO NOTHING`,
      [
        scheme.code,
        `${scheme.validFrom}-01`,
        scheme.validTo === null ? null : `${scheme.validTo}-28`,
        JSON.stringify(scheme),
      ],
    )
}

/** A ward of its own with that many members of staff; nothing is shared with another scene. */
export async function setScene(database: TestDatabase, size: number): Promise<Scene> {
  await addSchemes(database)
  const unit = await addUnit(database)
  const other = await addUnit(database)
  const actor = (roles: Role[], at = unit, title = 'Chuyên viên') => addActor(database, at, roles, title)
  // Their posts are elsewhere: whom the head scores herself has tests of her own (`tests/lib/evaluations/by-head`).
  const assessor = await addActor(database, unit, ['assessor'], 'Trưởng phòng', other)
  const second = await addActor(database, unit, ['assessor'], 'Phó Trưởng phòng', other)
  const chair = await actor(['rating_authority'], unit, 'Chủ tịch')
  const personnel = await actor(['personnel'], other)
  await grant(database, personnel.personId, 'personnel', unit.id)
  const inspector = await actor(['inspector'], other)
  await grant(database, inspector.personId, 'inspector', unit.id)
  const administrator = await actor(['administrator'], other)
  await grant(database, administrator.personId, 'administrator', unit.id)
  const stranger = await actor(['assessor', 'rating_authority'], other)
  const staff = []
  for (let at = 0; at < size; at++) staff.push(await addPerson(database, unit.id, `NV${at + 1}`))
  const member = asActor(staff[0] ?? assessor.personId, unit, ['staff'])
  return { unit, staff, assessor, second, chair, personnel, inspector, administrator, stranger, member }
}

/** Her post is in the ward from now on: where she scores without deciding, the head scores her. */
export async function inOffice(database: TestDatabase, { unit }: Scene, ...people: Actor[]): Promise<void> {
  await database.query('UPDATE post SET unit_id = $1 WHERE person_id = ANY ($2)', [
    unit.id,
    people.map(({ personId }) => personId),
  ])
}

/** A whole row as the grid sends it: an A of this year's scheme (a B with 1 point for I.1), with its reason. */
export function fullRow(person: string, change: Record<string, string> = {}): SaveRow {
  const points = { 'I.1': '4,5', 'I.2': '4' }
  const quarters = ['II.1', 'II.2', 'II.3', 'II.4', 'III.1', 'III.2', 'III.3', 'III.4'].map((id) => [id, '2'])
  const counts = { assigned: '20', unfinished: '1', returned: '2', late: '1' }
  const remark = 'Hoàn thành sớm đợt số hóa hồ sơ'
  return { person, cells: { ...points, ...Object.fromEntries(quarters), ...counts, remark, ...change } }
}

export async function addPerson(database: TestDatabase, unitId: string, code: string, title = 'Chuyên viên') {
  const [person] = await database.query<{ id: string }>(
    'INSERT INTO person (file_unit_id, code, full_name) VALUES ($1, $2, $3) RETURNING id',
    [unitId, code, `Nguyễn Thị ${code}`],
  )
  await database.query(
    `INSERT INTO post (person_id, unit_id, category, position_title, from_day)
     VALUES ($1, $2, 'civil_servant', $3, '2025-07-01')`,
    [person!.id, unitId, title],
  )
  return person!.id
}

export async function grant(database: TestDatabase, personId: string, role: Role, unitId: string) {
  await database.query(
    `INSERT INTO role_grant (person_id, unit_id, role, from_day) VALUES ($1, $2, $3::role, '2025-07-01')`,
    [personId, unitId, role],
  )
}

type Unit = { id: string; slug: string }
let made = 0

export async function addUnit(database: TestDatabase): Promise<Unit> {
  const slug = `phuong-thu-${++made}`
  const [unit] = await database.query<{ id: string }>(
    `INSERT INTO admin_unit (code, slug, name, type, valid_from) VALUES ($1, $2, $3, 'ward', '2025-07-01') RETURNING id`,
    [String(90000 + made), slug, `Phường Thử ${made}`],
  )
  return { id: unit!.id, slug }
}

async function addActor(
  database: TestDatabase,
  unit: Unit,
  roles: Role[],
  title: string,
  office: Unit = unit,
): Promise<Actor> {
  const personId = await addPerson(database, office.id, `R${++made}`, title)
  for (const role of roles) await grant(database, personId, role, unit.id)
  return asActor(personId, unit, roles)
}

export function asActor(personId: string, unit: Unit, roles: Role[]): Actor {
  return {
    accountId: personId,
    personId,
    sessionId: 'test',
    userName: personId,
    fullName: 'Thử',
    positionTitle: null,
    unit: { ...unit, name: unit.slug },
    grants: roles.map((role) => ({
      role,
      unitId: unit.id,
      unitSlug: unit.slug,
      unitCode: '',
      unitName: unit.slug,
    })),
  }
}
