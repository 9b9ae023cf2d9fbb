import pg from 'pg'
import { beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '@/tests/support/database'

let database: TestDatabase

beforeAll(async () => {
  database = await testDatabase()
  return database.close
})

const everyTable = () =>
  database
    .query<{ name: string }>(
      `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations' ORDER BY 1`,
    )
    .then((rows) => rows.map(({ name }) => name))

/** What a citizen's page may read; whatever is not here has, or may come to have, people in it. */
const published = [
  'admin_unit',
  'code_article',
  'code_chapter',
  'code_rule',
  'code_version',
  'conduct_code',
  'holiday',
  'one_stop_amenity',
  'one_stop_standard',
  'one_stop_standard_text',
  'one_stop_version',
  'publication',
  'service_counter',
  'service_exception',
  'service_field',
  'service_hours',
  'service_point',
  'service_point_amenity',
  'setting',
  'unit_succession',
]

const appendOnly = [
  'acknowledgement',
  'acknowledgement_reminder',
  'appeal',
  'appeal_answer',
  'audit_event',
  'code_draft_revision',
  'code_reading',
  'delegation',
  'delegation_end',
  'dossier_acceptance',
  'evaluation_decision',
  'evaluation_reading',
  'inspection_finding',
  'inspection_step',
  'inspection_visit',
  'inspection_withdrawal',
  'one_stop_standard_text',
  'one_stop_version',
  'outstanding_rating',
  'outstanding_withdrawal',
  'posting',
  'posting_end',
  'posting_sighting',
  'publication',
  'quota_reason',
  'reminder',
  'roll_call',
  'roll_call_attendance',
  'scheme_move',
  'scheme_trial',
  'sheet_transition',
  'standard_state',
  'suggestion_act',
  'survey_answer',
  'year_quota_reason',
  'year_rating',
]

describe('the public reader', () => {
  // A login of its own, with a password, as a deployment may give it one.
  async function login(): Promise<pg.Client> {
    await database.query(`ALTER ROLE nep_public PASSWORD 'only-for-this-test'`)
    const client = new pg.Client({
      connectionString: Object.assign(new URL(database.url), {
        username: 'nep_public',
        password: 'only-for-this-test',
      }).href,
    })
    await client.connect()
    return client
  }

  it('logs in, reads the record and the published texts, and is refused every table with people in it', async () => {
    const client = await login()
    try {
      const readable: string[] = []
      for (const table of await everyTable()) {
        const outcome = await client.query(`SELECT * FROM "${table}" LIMIT 1`).then(
          () => 'read',
          (error: { code?: string }) => error.code,
        )
        if (outcome === 'read') readable.push(table)
        else expect({ table, outcome }).toEqual({ table, outcome: '42501' })
      }
      expect(readable).toEqual(published)
    } finally {
      await client.end()
    }
  })

  it('writes nowhere', async () => {
    const rows = await database.query(
      `SELECT table_name, privilege_type FROM information_schema.role_table_grants
       WHERE grantee = 'nep_public' AND table_schema = 'public' AND privilege_type <> 'SELECT'`,
    )
    expect(rows).toEqual([])
  })
})

describe('the portal’s own role', () => {
  it('reads and writes every table, but never changes or removes what is append-only', async () => {
    const rows = await database.query<{ name: string; rights: string }>(
      `SELECT table_name AS name, string_agg(privilege_type, ' ' ORDER BY privilege_type) AS rights
       FROM information_schema.role_table_grants
       WHERE grantee = 'nep_app' AND table_schema = 'public' AND table_name <> '_prisma_migrations'
       GROUP BY table_name ORDER BY table_name`,
    )
    expect(rows.map(({ name }) => name)).toEqual(await everyTable())
    expect(rows.filter(({ rights }) => rights === 'INSERT SELECT').map(({ name }) => name)).toEqual(
      appendOnly,
    )
    // A draft of a scheme is changed until it is approved, and never removed.
    expect(rows.filter(({ rights }) => rights === 'INSERT SELECT UPDATE').map(({ name }) => name)).toEqual([
      'scheme_draft',
    ])
    expect(new Set(rows.map(({ rights }) => rights))).toEqual(
      new Set(['INSERT SELECT', 'INSERT SELECT UPDATE', 'DELETE INSERT SELECT UPDATE']),
    )
  })

  it('owns nothing, so it cannot drop or alter', async () => {
    const rows = await database.query(
      `SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tableowner IN ('nep_app', 'nep_public')`,
    )
    expect(rows).toEqual([])
  })
})

describe('append-only tables', () => {
  it.each(appendOnly)('%s refuses UPDATE, DELETE and TRUNCATE even from its owner', async (table) => {
    const triggers = await database.query<{ definition: string }>(
      `SELECT pg_get_triggerdef(oid) AS definition FROM pg_trigger WHERE tgrelid = $1::regclass AND NOT tgisinternal`,
      [table],
    )
    const all = triggers.map(({ definition }) => definition).join('\n')
    expect(all).toMatch(/BEFORE DELETE OR UPDATE .* refuse_change/)
    expect(all).toMatch(/BEFORE TRUNCATE .* refuse_change/)
    await expect(database.query(`TRUNCATE "${table}" CASCADE`)).rejects.toThrow('append-only')
  })
})
