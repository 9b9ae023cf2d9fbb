import { readFile } from 'node:fs/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import { run } from '@/lib/cli/seed'
import { testDatabase, type TestDatabase } from '../../support/database'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
  return database.close
})

async function seed(args: string[] = []) {
  const said: string[] = []
  const code = await run(args, {
    readFile: (path) => readFile(path),
    write: (text) => said.push(text),
    writeError: (text) => said.push(text),
  })
  return { code, said: said.join('') }
}

describe('nep seed', () => {
  it('loads the real units, the schemes, the Codes and the model, and names an office without a demo', async () => {
    expect((await seed()).code).toBe(0)
    const [counted] = await database.query(`SELECT
      (SELECT count(*)::int FROM admin_unit) AS units,
      (SELECT count(*)::int FROM unit_succession) AS successions,
      (SELECT count(*)::int FROM service_point WHERE address IS NOT NULL) AS addresses,
      (SELECT count(*)::int FROM code_version) AS codes,
      (SELECT string_agg(code || ' ' || valid_from || ' ' || coalesce(valid_to::text, '…'), ', ' ORDER BY code)
         FROM evaluation_scheme) AS schemes,
      (SELECT value FROM setting WHERE key = 'portal') AS portal`)
    expect(counted).toEqual({
      units: 683,
      successions: 795,
      addresses: 126,
      codes: 2,
      schemes: 'HN-2018 2018-07-01 2025-12-31, ND335-2025 2026-01-01 …',
      portal: {
        name: 'Nếp',
        unit: 'Thành phố Hà Nội',
        unitEn: 'Hanoi City',
        illustrative: false,
        leastGroup: 5,
      },
    })
  })

  it('does nothing the second time', async () => {
    const events = () => database.query('SELECT seq FROM audit_event')
    const before = await events()
    expect(await seed()).toEqual({ code: 0, said: '' })
    expect(await events()).toEqual(before)
  })

  it('leaves what an office has changed when its files are read again', async () => {
    await database.query(`UPDATE setting SET value = '{"hash": "other"}' WHERE key = 'seed'`)
    await database.query(`UPDATE setting SET value = value || '{"name": "Nếp nhà"}' WHERE key = 'portal'`)
    await database.query(`UPDATE admin_unit SET valid_to = '2099-12-31' WHERE slug = 'thuong-cat'`)
    const again = await seed()
    expect(again.code).toBe(0)
    expect(again.said).not.toContain('hanoi-unit')
    expect(again.said).toContain('can-bo.md: phiên bản 1, đã có')
    expect(
      await database.query(`SELECT valid_to::text AS last FROM admin_unit WHERE slug = 'thuong-cat'`),
    ).toEqual([{ last: '2099-12-31' }])
    expect(await database.query(`SELECT value->>'name' AS name FROM setting WHERE key = 'portal'`)).toEqual([
      { name: 'Nếp nhà' },
    ])
  })

  it('takes a day that has begun, and nothing else', async () => {
    expect(await seed(['--as-of', '2026-02-28'])).toEqual({ code: 0, said: '' })
    for (const args of [
      ['x'],
      ['--as-of'],
      ['--as-of', '2026-02-30'],
      ['--as-of', '2999-01-01'],
      ['--as-of', '2026-02-28', 'x'],
    ]) {
      expect((await seed(args)).code, args.join(' ')).toBe(2)
    }
  })
})
