import 'server-only'
import { hasAnyGrant } from '@/lib/auth/grants/queries'
import type { Actor } from '@/lib/auth/schema'
import { db, type Tx } from '@/lib/db'
import { type Day, dayOf, fromDate, toDate } from '@/lib/month'
import { listMeetings } from '../roll-calls/queries'
import { aboveRoles, type CodeCoverage, type CoveragePage, coverageRoles, type CoveredPerson } from './schema'

/** Who in a unit has acknowledged what binds today; null for whoever holds no part in it. */
export async function findCoverage(actor: Actor, slug: string, now: Date): Promise<CoveragePage | null> {
  const today = dayOf(now)
  const unit = await db.adminUnit.findUnique({
    where: { slug },
    select: { id: true, slug: true, name: true },
  })
  if (!unit || !(await hasAnyGrant(db, actor.personId, coverageRoles, [unit.id], today))) return null
  const holds = (roles: typeof coverageRoles) => hasAnyGrant(db, actor.personId, roles, [unit.id], today)
  const binding = await listBinding(db, today)
  const codes: CodeCoverage[] = []
  for (const code of binding) codes.push({ ...code, people: await listCovered(db, unit.id, code, today) })
  return {
    unit: { slug: unit.slug, name: unit.name },
    clerk: await holds(['personnel']),
    codes,
    meetings: await listMeetings(unit.id, Number(today.slice(0, 4))),
    below: (await holds(aboveRoles)) ? await listBelow(unit.id, today) : [],
  }
}

type Binding = Omit<CodeCoverage, 'people'>

/** What binds staff that day: each Code in the version in force. */
export async function listBinding(tx: Tx, today: Day): Promise<Binding[]> {
  const day = toDate(today)
  const rows = await tx.codeVersion.findMany({
    where: {
      ...{ code: { binding: true }, inForceFrom: { lte: day } },
      OR: [{ inForceTo: null }, { inForceTo: { gte: day } }],
    },
    orderBy: [{ code: { slug: 'asc' } }, { version: 'desc' }],
    distinct: ['codeId'],
    select: {
      ...{ version: true, title: true, number: true, inForceFrom: true },
      code: { select: { slug: true } },
      _count: { select: { articles: true } },
    },
  })
  return rows.map(({ code, inForceFrom, _count, ...version }) => ({
    ...version,
    ...{ slug: code.slug, inForceFrom: fromDate(inForceFrom), articles: _count.articles },
  }))
}

type Row = {
  id: string
  name: string
  title: string
  account: boolean
  mail: boolean
  read: number
  reminded: number
  agreed_at: Date | null
  held_on: Date | null
}

/** In post that day, with the first agreement to any version since the last change of substance. */
export async function listCovered(
  tx: Tx,
  unitId: string,
  { slug, version }: Pick<Binding, 'slug' | 'version'>,
  today: Day,
): Promise<CoveredPerson[]> {
  const rows = await tx.$queryRaw<Row[]>`
    WITH here AS (
      SELECT DISTINCT ON (person_id) person_id, position_title, department_id FROM post
      WHERE unit_id = ${unitId}::uuid AND ${today}::date BETWEEN from_day AND coalesce(to_day, 'infinity')
      ORDER BY person_id, from_day DESC
    ), alike AS (
      SELECT w.id, w.version FROM code_version v JOIN conduct_code c ON c.id = v.code_id
      JOIN code_version w ON w.id IN (SELECT alike_versions(v.id))
      WHERE c.slug = ${slug} AND v.version = ${version}
    )
    SELECT p.id, p.full_name AS name, h.position_title AS title,
      EXISTS (SELECT FROM account o WHERE o.person_id = p.id) AS account,
      coalesce(p.email ~ '^[^@[:space:]]+@[^@[:space:]]+$', false) AS mail,
      (SELECT count(*)::int FROM code_reading r JOIN alike w ON w.id = r.version_id
        WHERE r.person_id = p.id AND w.version = ${version}) AS read,
      (SELECT count(*)::int FROM acknowledgement_reminder m JOIN alike w ON w.id = m.version_id
        WHERE m.person_id = p.id AND w.version = ${version}) AS reminded,
      a.acknowledged_at AS agreed_at, a.held_on
    FROM here h JOIN person p ON p.id = h.person_id
    LEFT JOIN department d ON d.id = h.department_id
    LEFT JOIN LATERAL (
      SELECT a.acknowledged_at, c.held_on FROM acknowledgement a JOIN alike w ON w.id = a.version_id
      LEFT JOIN roll_call c ON c.id = a.roll_call_id
      WHERE a.person_id = p.id ORDER BY a.acknowledged_at LIMIT 1
    ) a ON true
    ORDER BY d.name, p.code`
  return rows.map(({ agreed_at, held_on, ...person }) => ({
    ...person,
    done: held_on
      ? { on: fromDate(held_on), how: 'roll-call' }
      : agreed_at && { on: dayOf(agreed_at), how: 'herself' },
  }))
}

/** Numbers alone: how many are in post in each unit below, and how many of them have agreed to all that binds. */
async function listBelow(parentId: string, today: Day): Promise<CoveragePage['below']> {
  return db.$queryRaw<CoveragePage['below']>`
    WITH binding AS (
      SELECT v.code_id, array(SELECT alike_versions(v.id)) AS alike
      FROM code_version v JOIN conduct_code c ON c.id = v.code_id
      WHERE c.binding AND ${today}::date BETWEEN v.in_force_from AND coalesce(v.in_force_to, 'infinity')
    ), here AS (
      SELECT DISTINCT u.slug, u.name, p.person_id FROM admin_unit u JOIN post p ON p.unit_id = u.id
      WHERE u.parent_id = ${parentId}::uuid AND ${today}::date BETWEEN p.from_day AND coalesce(p.to_day, 'infinity')
    )
    SELECT slug, name, count(*)::int AS people, count(*) FILTER (WHERE NOT EXISTS (
      SELECT FROM binding b WHERE NOT EXISTS (
        SELECT FROM acknowledgement a WHERE a.person_id = here.person_id AND a.version_id = ANY (b.alike))))::int AS done
    FROM here GROUP BY slug, name ORDER BY name`
}
