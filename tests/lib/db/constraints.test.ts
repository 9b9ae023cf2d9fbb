import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '@/tests/support/database'

let database: TestDatabase
const [ward, person, other, scheme] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()]
const zeros = '0'.repeat(64)

beforeAll(async () => {
  database = await testDatabase()
  const { query } = database
  await query(
    `INSERT INTO admin_unit (id, code, slug, name, type, valid_from) VALUES ($1, '00598', 'thuong-cat', 'Phường Thượng Cát', 'ward', '2025-07-01')`,
    [ward],
  )
  for (const [id, code] of [
    [person, 'CB1'],
    [other, 'CB2'],
  ] as const) {
    await query(`INSERT INTO person (id, file_unit_id, code, full_name) VALUES ($1, $2, $3, 'Đỗ Thị Xuân')`, [
      id,
      ward,
      code,
    ])
  }
  await query(
    `INSERT INTO evaluation_scheme (id, code, valid_from, definition) VALUES ($1, 'X', '2026-01-01', '{}')`,
    [scheme],
  )
  return database.close
})

const unit = (slug: string, from: string | null, to: string | null) =>
  database.query(
    `INSERT INTO admin_unit (id, code, slug, name, type, valid_from, valid_to) VALUES ($1, '00598', $2, 'Phường Liên Mạc', 'ward', $3, $4)`,
    [randomUUID(), slug, from, to],
  )

describe('no two at once', () => {
  it('lets a code name another unit at another time, not at the same', async () => {
    await unit('lien-mac-bac-tu-liem-2025', null, '2025-06-30')
    await expect(unit('twin', '2026-01-01', null)).rejects.toThrow('admin_unit_code_one_at_a_time')
    await expect(unit('overlapping', '2020-01-01', '2025-07-01')).rejects.toThrow(
      'admin_unit_code_one_at_a_time',
    )
  })

  it('keeps one person from two overlapping posts in one unit', async () => {
    const post = (from: string, to: string | null) =>
      database.query(
        `INSERT INTO post (person_id, unit_id, category, position_title, from_day, to_day) VALUES ($1, $2, 'civil_servant', 'Chuyên viên', $3, $4)`,
        [person, ward, from, to],
      )
    await post('2025-07-01', '2026-03-31')
    await expect(post('2026-03-31', null)).rejects.toThrow('post_one_at_a_time')
    await post('2026-04-01', null)
  })

  it('keeps one role from being granted twice over the same days', async () => {
    const grant = (role: string, from: string) =>
      database.query(
        `INSERT INTO role_grant (person_id, unit_id, role, from_day) VALUES ($1, $2, $3::role, $4)`,
        [person, ward, role, from],
      )
    await grant('assessor', '2025-07-01')
    await grant('inspector', '2025-07-01')
    await expect(grant('assessor', '2026-01-01')).rejects.toThrow('role_grant_one_at_a_time')
  })

  it('keeps two versions of a code from being in force on one day', async () => {
    const code = randomUUID()
    await database.query(`INSERT INTO conduct_code (id, slug, binding) VALUES ($1, 'can-bo', true)`, [code])
    const version = (number: number, from: string, to: string | null) =>
      database.query(
        `INSERT INTO code_version (code_id, version, title, number, issued_by, issued_on, in_force_from, in_force_to)
         VALUES ($1, $2, 'Quy tắc', '522/QĐ-UBND', 'UBND', '2017-01-25', $3, $4)`,
        [code, number, from, to],
      )
    await version(1, '2017-01-25', '2026-12-31')
    await expect(version(2, '2026-12-31', null)).rejects.toThrow('code_version_one_in_force')
    await version(2, '2027-01-01', null)
  })

  it('lets a version be replaced on the day it begins by a corrected slip only', async () => {
    const code = randomUUID()
    await database.query(`INSERT INTO conduct_code (id, slug, binding) VALUES ($1, 'mot-ngay', true)`, [code])
    const client = await database.client(database.url)
    const insert = (number: number, from: string, to: string | null, change: string) =>
      client.query(
        `INSERT INTO code_version (code_id, version, title, number, issued_by, issued_on, in_force_from, in_force_to, change)
         VALUES ($1, $2, 'Quy tắc', '522/QĐ-UBND', 'UBND', '2017-01-25', $3, $4, $5::change_kind)`,
        [code, number, from, to, change],
      )
    const replace = async (number: number, from: string, change: string) => {
      await client.query('BEGIN')
      try {
        await client.query(
          'UPDATE code_version SET in_force_to = $2::date - 1 WHERE code_id = $1 AND version = $3',
          [...[code, from, number - 1]],
        )
        await insert(number, from, null, change)
        await client.query('COMMIT')
      } catch (error) {
        await client.query('ROLLBACK')
        throw error
      }
    }
    await insert(1, '2026-11-26', null, 'substance')
    await expect(insert(2, '2026-11-26', null, 'slip')).rejects.toThrow('code_version_one_in_force')
    await expect(replace(2, '2026-11-26', 'substance')).rejects.toThrow('by a corrected slip only')
    await expect(replace(2, '2026-11-25', 'slip')).rejects.toThrow('code_version_dates')
    await expect(
      client.query(`UPDATE code_version SET in_force_to = '2026-11-25' WHERE code_id = $1`, [code]),
    ).rejects.toThrow('by a corrected slip only')
    await replace(2, '2026-11-26', 'slip')
    await replace(3, '2026-11-26', 'slip')
    await expect(insert(4, '2026-11-26', null, 'slip')).rejects.toThrow('code_version_one_in_force')
    await replace(4, '2026-11-27', 'substance')
  })
})

describe('grading', () => {
  const evaluation = randomUUID()
  const decide = (
    assessor: string | null,
    decider: string | null,
    version = 1,
    reason: string | null = null,
  ) =>
    database.query(
      `INSERT INTO evaluation_decision (evaluation_id, person_id, version, total, grade, input, lines, assessor_id, decided_by_id, reason)
       VALUES ($1, $2, $3, 80, 'B', '{}', '[]', $4, $5, $6)`,
      [evaluation, person, version, assessor, decider, reason],
    )

  beforeAll(async () => {
    const [sheet, post] = [randomUUID(), randomUUID()]
    await database.query(
      `INSERT INTO evaluation_sheet (id, unit_id, month, scheme_id) VALUES ($1, $2, '2026-10-01', $3)`,
      [sheet, ward, scheme],
    )
    await database.query(
      `INSERT INTO post (id, person_id, unit_id, category, position_title, from_day) VALUES ($1, $2, $3, 'civil_servant', 'Chuyên viên', '2025-07-01')`,
      [post, other, ward],
    )
    await database.query(
      `INSERT INTO evaluation (id, sheet_id, person_id, post_id) VALUES ($1, $2, $3, $4)`,
      [evaluation, sheet, person, post],
    )
  })

  it('lets nobody score herself', async () => {
    await expect(
      database.query(`UPDATE evaluation SET assessor_id = person_id WHERE id = $1`, [evaluation]),
    ).rejects.toThrow('evaluation_not_by_herself')
  })

  it('lets nobody decide on herself, and one person not both score and decide', async () => {
    await expect(decide(other, person)).rejects.toThrow('evaluation_decision_not_by_herself')
    await expect(decide(other, other)).rejects.toThrow('evaluation_decision_two_people')
  })

  it('asks a superseding decision for its reason', async () => {
    await expect(decide(other, null, 2)).rejects.toThrow('evaluation_decision_superseding_reason')
  })

  it('takes no score in a month that is not open, whatever program asks', async () => {
    const score = () =>
      database.query(
        `INSERT INTO evaluation_score (evaluation_id, criterion, points) VALUES ($1, 'I.1', 5)`,
        [evaluation],
      )
    await database.query(`UPDATE evaluation_sheet SET state = 'approved'`)
    await expect(score()).rejects.toThrow('the month is locked')
    await database.query(`UPDATE evaluation_sheet SET state = 'returned'`)
    await score()
    await database.query(`UPDATE evaluation_sheet SET state = 'submitted'`)
    await expect(database.query(`DELETE FROM evaluation_score`)).rejects.toThrow('the month is locked')
    await expect(database.query(`UPDATE evaluation_score SET points = 0`)).rejects.toThrow(
      'the month is locked',
    )
  })

  it('asks a returned or reopened month for its reason', async () => {
    for (const to of ['returned', 'reopened']) {
      await expect(
        database.query(
          `INSERT INTO sheet_transition (sheet_id, "from", "to", reason) SELECT id, 'submitted', $1::sheet_state, ' ' FROM evaluation_sheet`,
          [to],
        ),
      ).rejects.toThrow('sheet_transition_reason')
    }
  })

  it('keeps why a quota was exceeded with the approval alone, in words, and for ever', async () => {
    const [steps] = await database.query<{ open: string; approved: string }>(
      `WITH made AS (
         INSERT INTO sheet_transition (sheet_id, "to") SELECT id, t.to FROM evaluation_sheet,
           (VALUES ('open'::sheet_state), ('approved')) AS t("to") RETURNING id, "to"
       )
       SELECT min(id::text) FILTER (WHERE "to" = 'open') AS open,
         min(id::text) FILTER (WHERE "to" = 'approved') AS approved FROM made`,
    )
    const keep = (step: string, posts: string, reason: string) =>
      database.query(
        `INSERT INTO quota_reason (transition_id, posts, sum, reason) VALUES ($1, $2, '20 % của 5', $3)`,
        [step, posts, reason],
      )
    await expect(keep(steps!.open, 'unit', 'Cao điểm')).rejects.toThrow('exceeded by an approval only')
    await expect(keep(steps!.approved, 'unit', ' ')).rejects.toThrow('quota_reason_said')
    await expect(keep(steps!.approved, 'everybody', 'Cao điểm')).rejects.toThrow('quota_reason_posts')
    await keep(steps!.approved, 'leaders', 'Cao điểm')
    await expect(keep(steps!.approved, 'leaders', 'Khác')).rejects.toThrow('quota_reason_pkey')
    await expect(database.query(`UPDATE quota_reason SET reason = 'Khác'`)).rejects.toThrow()
    await expect(database.query('DELETE FROM quota_reason')).rejects.toThrow()
  })

  it('never changes a scheme that a month was judged by', async () => {
    await expect(database.query(`UPDATE evaluation_scheme SET definition = '{"a":1}'`)).rejects.toThrow(
      'a scheme in use never changes',
    )
  })
})

describe('publications', () => {
  const publish = (
    seq: number,
    previous: string,
    hash: string,
    cutOff = '2026-11-01T00:00:00+07:00',
    revision = seq,
  ) =>
    database.query(
      `INSERT INTO publication (seq, unit_id, month, revision, cut_off, published_at, content, previous_hash, hash)
       VALUES ($1, $2, '2026-10-01', $6, $5, now(), jsonb_build_object('month', '2026-10', 'revision', $6::int), $3, $4)`,
      [seq, ward, previous, hash, cutOff, revision],
    )

  it('refuses a cut-off before the month has ended, or not at midnight in the office', async () => {
    await expect(publish(1, zeros, 'a'.repeat(64), '2026-10-31T00:00:00+07:00')).rejects.toThrow(
      'publication_cut_off',
    )
    await expect(publish(1, zeros, 'a'.repeat(64), '2026-11-02T00:00:00Z')).rejects.toThrow(
      'publication_cut_off',
    )
  })

  it('continues the chain without a gap', async () => {
    await expect(publish(2, zeros, 'a'.repeat(64))).rejects.toThrow('does not continue the chain')
    await publish(1, zeros, 'a'.repeat(64))
    await expect(publish(2, zeros, 'b'.repeat(64))).rejects.toThrow('does not continue the chain')
    await publish(2, 'a'.repeat(64), 'b'.repeat(64))
  })

  it('stays as it was', async () => {
    await expect(database.query(`UPDATE publication SET revision = 9`)).rejects.toThrow('append-only')
    await expect(database.query(`DELETE FROM publication`)).rejects.toThrow('append-only')
  })
})
