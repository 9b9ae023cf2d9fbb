import 'server-only'
import { recordEvent } from '@/lib/audit/commands'
import { listArticleNames } from '@/lib/codes/articles/queries'
import { db, type Tx } from '@/lib/db'
import { env } from '@/lib/env'
import { addDays, type Day, firstDay, fromDate, midnight, monthOf, toDate } from '@/lib/month'
import { shippedSchemes } from '@/lib/evaluations/schemes/schema'
import { accountsAndGrants } from './accounts'
import { everyAppeal, everyReading } from './appeals'
import { type MonthFigures, figuresOf } from './figures'
import { insertRows } from './insert'
import { lentAndAway } from './lent'
import { type DemoPost, everyPost } from './people'
import { demoMonths, publishAll } from './published'
import { idOf, randomOf } from './random'
import { postingsOf } from './postings'
import { oneStopModels } from './one-stop'
import { commendationsOf } from './praise'
import { meetingsOf } from './roll-calls'
import { servicePoints } from './service-points'
import { everySheet, monthsOf } from './sheets'
import { formerWards, units as todaysUnits } from './town'
import { heard, heardMonths, voiceOfMonth, voiceSoFar } from './voice'
import { visitsOf } from './visits'
import { everyYear } from './years'

/** Invented staff, 24 months of figures, graded and published, and the current month half filled. The same on every machine for the same day. */
export async function seedDemo(today: Day, now: Date): Promise<{ people: number; publications: number }> {
  const password = env().DEMO_PASSWORD
  if (!password)
    throw new Error(
      'DEMO_PASSWORD chưa có: chạy bằng `npm start`, hoặc đặt mật khẩu cho các tài khoản minh họa.',
    )
  const current = monthOf(today)
  const months = demoMonths(current)
  const posts = everyPost(months[0] ?? current)
  const { accounts, grants } = await accountsAndGrants(posts, password)
  return db.$transaction(
    async (tx) => {
      const units = await unitsOf(tx)
      const unitId = (slug: string) => {
        const unit = units.get(slug)
        if (!unit) throw new Error(`Đơn vị minh họa ${slug} không có trong danh mục.`)
        return unit.id
      }
      const withUnit = (rows: Record<string, unknown>[]) =>
        rows.map(({ unit, ...row }) => ({ ...row, unit_id: unitId(String(unit)) }))

      await insertRows(tx, 'department', withUnit(departmentsOf(posts)))
      await insertRows(tx, 'person', peopleOf(posts, unitId))
      await insertRows(tx, 'post', withUnit(posts.map(postRow)))
      await insertRows(tx, 'account', accounts)
      await insertRows(tx, 'role_grant', withUnit(grants))
      const { delegations, absences } = lentAndAway(posts, today)
      await insertRows(tx, 'delegation', withUnit(delegations))
      await insertRows(tx, 'absence', withUnit(absences))
      await equip(tx, unitId)
      await describeModels(tx, posts, today, withUnit)

      const schemes = await tx.evaluationScheme.findMany({
        where: { code: { in: shippedSchemes.map((scheme) => scheme.code) } },
        select: { id: true, code: true },
      })
      const { rows, decided } = everySheet(
        posts,
        months,
        today,
        new Map(schemes.map(({ code, id }) => [code, id])),
      )
      const asked = everyAppeal(rows, posts, today)
      await insertRows(tx, 'evaluation_sheet', withUnit(rows.sheets))
      await insertRows(tx, 'sheet_transition', [...rows.transitions, ...asked.transitions])
      await insertRows(tx, 'quota_reason', [...rows.quotaReasons, ...asked.quotaReasons])
      await insertRows(tx, 'evaluation', rows.evaluations)
      await insertRows(tx, 'evaluation_score', rows.scores)
      await insertRows(tx, 'evaluation_task', rows.tasks)
      await insertRows(tx, 'evaluation_deduction', rows.lines)
      await insertRows(tx, 'self_evaluation', rows.selves)
      await tx.evaluationSheet.updateMany({
        where: { month: { lt: toDate(firstDay(current)) } },
        data: { state: 'published' },
      })
      await insertRows(tx, 'evaluation_decision', [...rows.decisions, ...asked.decisions])
      await insertRows(tx, 'appeal', asked.appeals)
      await insertRows(tx, 'appeal_answer', asked.answers)
      await insertRows(tx, 'evaluation_reading', everyReading(rows, posts, today))
      const years = everyYear(rows, posts, today, (slug) => units.get(slug)?.name ?? slug)
      await insertRows(tx, 'year_rating', withUnit(years))

      const figures = new Map(
        [...formerWards, ...todaysUnits].map((unit) => [
          unit.slug,
          figuresOf(unit.slug, unit.dossiers, monthsOf(posts, unit.slug, months)),
        ]),
      )
      const clerkOf = clerks(accounts)
      const spoken = months.slice(-heardMonths)
      await insertFigures(tx, figures, unitId, (unit, month) => isHeard(unit) && spoken.includes(month))
      for (const unit of heard) {
        const voices = [
          ...spoken.map((month, index) => {
            const own = figures.get(unit)?.get(month)
            if (!own) throw new Error(`No figures for ${unit} ${month}`)
            return voiceOfMonth(unit, clerkOf(unit), month, own, index * 9)
          }),
          voiceSoFar(unit, clerkOf(unit), today),
        ]
        await insertRows(tx, 'survey_answer', withUnit(voices.flatMap(({ answers }) => answers)))
        await insertRows(tx, 'suggestion', withUnit(voices.flatMap(({ suggestions }) => suggestions)))
        await insertRows(
          tx,
          'suggestion_act',
          voices.flatMap(({ acts }) => acts),
        )
      }
      const inspected = visitsOf(
        {
          unit: heard[0],
          inspector: inspectorOf(accounts, heard[0]),
          answers: personnelOf(accounts)(heard[0]),
          articles: await listArticleNames(new Date(midnight(today))),
        },
        spoken.flatMap((month) => {
          const own = figures.get(heard[0])?.get(month)
          return own ? [{ month, inspections: own.inspections }] : []
        }),
        today,
      )
      await insertRows(tx, 'inspection_visit', withUnit(inspected.visits))
      await insertRows(tx, 'inspection_finding', inspected.findings)
      await insertRows(tx, 'inspection_step', inspected.steps)
      const praised = commendationsOf(posts, heard[0], clerkOf(heard[0]), today)
      await insertRows(tx, 'commendation', withUnit(praised))
      const codes = await tx.conductCode.findMany({ select: { id: true, slug: true } })
      for (const unit of heard) {
        const bySlug = new Map(codes.map(({ id, slug }) => [slug, id]))
        const { postings, sightings } = postingsOf(
          unit,
          clerkOf(unit),
          inspectorOf(accounts, unit),
          bySlug,
          today,
        )
        await insertRows(tx, 'posting', withUnit(postings))
        await insertRows(tx, 'posting_sighting', sightings)
      }
      const acknowledged = await acknowledge(
        tx,
        posts,
        new Set(accounts.map((account) => String(account.person_id))),
        { unitId, clerkOf: personnelOf(accounts), today },
      )
      const publications = await publishAll(tx, decided, units, figures, acknowledged, now)
      await recordEvent(tx, null, {
        kind: 'demo.seeded',
        today,
        people: new Set(posts.map((post) => post.person.id)).size,
      })
      return { people: new Set(posts.map((post) => post.person.id)).size, publications }
    },
    { timeout: 120_000, maxWait: 10_000 },
  )
}

const isHeard = (unit: string) => (heard as readonly string[]).includes(unit)

/** Who keeps each unit's book: the holder of the account `mot-cua`. */
function clerks(accounts: Record<string, unknown>[]) {
  return (unit: string) => {
    const name = unit === heard[0] ? 'mot-cua' : 'mot-cua.2'
    const account = accounts.find((each) => each.user_name === name)
    if (!account) throw new Error(`No account ${name}`)
    return String(account.person_id)
  }
}

function personnelOf(accounts: Record<string, unknown>[]) {
  return (unit: string) => {
    const name = unit === heard[0] ? 'to-chuc' : 'to-chuc.2'
    return String(accounts.find((each) => each.user_name === name)?.person_id)
  }
}

function inspectorOf(accounts: Record<string, unknown>[], unit: string): string {
  const name = unit === heard[0] ? 'thanh-tra' : 'thanh-tra.2'
  return String(accounts.find((each) => each.user_name === name)?.person_id)
}

/** Hours, counters, hotline and amenities of the demo units, whose addresses are real and already there. */
async function equip(tx: Tx, unitId: (slug: string) => string) {
  const known = await tx.oneStopAmenity.findMany({ orderBy: { position: 'asc' }, select: { slug: true } })
  const { hours, counters, hotlines, amenities } = servicePoints(known.map(({ slug }) => slug))
  const own = <Row extends { unit: string }>(rows: Row[]) =>
    rows.map(({ unit, ...row }) => ({ unit_id: unitId(unit), ...row }))
  await tx.$executeRaw`
    UPDATE service_point p SET hotline = h.hotline, illustrative = true
    FROM jsonb_to_recordset(${JSON.stringify(own(hotlines))}::jsonb) AS h(unit_id uuid, hotline text)
    WHERE p.unit_id = h.unit_id`
  await insertRows(tx, 'service_hours', own(hours))
  await insertRows(tx, 'service_counter', own(counters))
  await insertRows(tx, 'service_point_amenity', own(amenities))
}

async function describeModels(
  tx: Tx,
  posts: readonly DemoPost[],
  today: Day,
  withUnit: (rows: Record<string, unknown>[]) => Record<string, unknown>[],
) {
  const standards = await tx.oneStopStandard.findMany({
    where: { retiredAt: null },
    orderBy: [{ group: 'asc' }, { position: 'asc' }],
    select: { id: true, edition: true },
  })
  const { states, officers, fields, exceptions } = oneStopModels(posts, standards, today)
  await insertRows(tx, 'standard_state', withUnit(states))
  await insertRows(tx, 'service_officer', withUnit(officers))
  await insertRows(tx, 'service_field', withUnit(fields))
  await insertRows(tx, 'service_exception', withUnit(exceptions))
}

async function unitsOf(tx: Tx) {
  const rows = await tx.adminUnit.findMany({
    where: { slug: { in: [...[...formerWards, ...todaysUnits].map((unit) => unit.slug), 'ha-noi'] } },
    select: { id: true, code: true, slug: true, name: true, validFrom: true },
  })
  return new Map(
    rows.map((row) => [row.slug, { ...row, validFrom: row.validFrom && fromDate(row.validFrom) }]),
  )
}

function departmentsOf(posts: readonly DemoPost[]) {
  const named = new Map(posts.map((post) => [`${post.unit}/${post.department}`, post]))
  return [...named.values()].map(({ unit, department }) => ({
    id: idOf('department', unit, department),
    unit,
    name: department,
  }))
}

function peopleOf(posts: readonly DemoPost[], unitId: (slug: string) => string) {
  const people = new Map(posts.map(({ person }) => [person.id, person]))
  return [...people.values()].map((person) => ({
    id: person.id,
    file_unit_id: unitId(person.fileUnit),
    code: person.code,
    full_name: person.fullName,
    birth_date: person.birthDate,
  }))
}

function postRow(post: DemoPost) {
  return {
    id: post.id,
    person_id: post.person.id,
    unit: post.unit,
    department_id: idOf('department', post.unit, post.department),
    category: post.category,
    position_title: post.title,
    from_day: post.from,
    to_day: post.to,
  }
}

async function insertFigures(
  tx: Tx,
  figures: Map<string, Map<string, MonthFigures>>,
  unitId: (slug: string) => string,
  counted: (unit: string, month: string) => boolean,
) {
  const all = [...figures].flatMap(([unit, months]) =>
    [...months].map(([month, each]) => ({
      key: { unit_id: unitId(unit), month: firstDay(month) },
      month,
      unit,
      each,
    })),
  )
  await insertRows(
    tx,
    'dossier_figure',
    all.map(({ key, each }) => ({ ...key, field: '', ...each.dossiers })),
  )
  // The others are counted from what citizens themselves said.
  const entered = all.filter(({ unit, month }) => !counted(unit, month))
  await insertRows(
    tx,
    'survey_month',
    entered.map(({ key, each }) => ({ ...key, ...each.survey })),
  )
  await insertRows(
    tx,
    'suggestion_month',
    entered.map(({ key, each }) => ({ ...key, ...each.suggestions })),
  )
  await insertRows(
    tx,
    'inspection_month',
    all.map(({ key, each }) => ({ ...key, ...each.inspections })),
  )
}

/** Nearly everybody acknowledged the binding Code in her first weeks; who can sign in here is still asked to. */
async function acknowledge(
  tx: Tx,
  posts: readonly DemoPost[],
  asked: Set<string>,
  office: { unitId: (slug: string) => string; clerkOf: (unit: string) => string; today: Day },
): Promise<Map<string, Day>> {
  const versions = await tx.codeVersion.findMany({
    where: { code: { binding: true } },
    orderBy: { version: 'asc' },
    select: { id: true },
  })
  const days = new Map<string, Day>()
  for (const post of posts) {
    const random = randomOf(`acknowledgement of ${post.person.id}`)
    if (days.has(post.person.id) || asked.has(post.person.id) || random.chance(0.02)) continue
    days.set(post.person.id, addDays(post.from, random.between(1, 25)))
  }
  const version = versions.at(-1)
  if (!version) return new Map()
  const byList = new Map<string, string>()
  for (const unit of heard) {
    const listed = posts
      .filter((post) => post.unit === unit && post.category === 'contract_worker' && days.has(post.person.id))
      .map(({ person }) => person.id)
    const { first, sessions, calls, attendances } = meetingsOf(
      ...([unit, posts, listed, office.clerkOf(unit), version.id, office.today] as const),
    )
    for (const person of listed) byList.set(person, first)
    const own = <Row extends { unit: string }>({ unit, ...row }: Row) => ({
      ...row,
      unit_id: office.unitId(unit),
    })
    await insertRows(tx, 'code_session', sessions.map(own))
    await insertRows(tx, 'roll_call', calls.map(own))
    await insertRows(tx, 'roll_call_attendance', attendances)
  }
  await insertRows(
    tx,
    'acknowledgement',
    [...days].map(([person, day]) => ({
      id: idOf('acknowledgement', person, version.id),
      person_id: person,
      version_id: version.id,
      roll_call_id: byList.get(person) ?? null,
      acknowledged_at: `${day}T03:00:00Z`,
    })),
  )
  return days
}
