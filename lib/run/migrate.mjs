import { createHash, randomUUID } from 'node:crypto'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { Stop } from './say.mjs'

// The number Prisma's own migrator locks with, so that the two never run at once.
const lock = 72707369

/** The migrations of a folder in their order, with the checksums that Prisma would write. */
export function migrationsIn(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, 'migration.sql')))
    .map(({ name }) => name)
    .sort()
    .map((name) => {
      const sql = readFileSync(join(folder, name, 'migration.sql'))
      return { name, sql: sql.toString('utf8'), checksum: createHash('sha256').update(sql).digest('hex') }
    })
}

/** Applies what is missing, each migration in a transaction of its own, and returns their names. */
export async function migrate(client, folder) {
  await client.query('SELECT pg_advisory_lock($1)', [lock])
  try {
    await client.query(table)
    const { rows } = await client.query(
      'SELECT migration_name AS name, checksum, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL',
    )
    const wanted = migrationsIn(folder)
    compare(rows, wanted)
    const applied = new Set(rows.map(({ name }) => name))
    const missing = wanted.filter(({ name }) => !applied.has(name))
    for (const migration of missing) await apply(client, migration)
    return missing.map(({ name }) => name)
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [lock])
  }
}

function compare(applied, wanted) {
  for (const { name, checksum, finished_at } of applied) {
    const there = wanted.find((migration) => migration.name === name)
    if (!there) {
      throw new Stop(
        `Cơ sở dữ liệu đã có bước ${name} mà bản Nếp này không có: hãy chạy bản Nếp mới hơn, hoặc dùng cơ sở dữ liệu khác.`,
      )
    }
    if (!finished_at) {
      throw new Stop(
        `Bước ${name} do công cụ Prisma chạy dở: hãy xem nó đã làm gì, rồi chạy prisma migrate resolve --rolled-back ${name}.`,
      )
    }
    if (there.checksum !== checksum) {
      throw new Stop(
        `Tệp prisma/migrations/${name}/migration.sql đã bị sửa sau khi áp dụng: hãy trả lại nội dung cũ và viết phần sửa thành bước mới (với dữ liệu mẫu, xóa .data/postgres rồi chạy lại cũng được).`,
      )
    }
  }
}

async function apply(client, { name, sql, checksum }) {
  await client.query('BEGIN')
  try {
    await client.query(sql)
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, now(), clock_timestamp(), 1)`,
      [randomUUID(), checksum, name],
    )
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK')
    throw new Stop(refused(error, name), `${error.message}${line(sql, error.position)}`)
  }
}

function refused(error, name) {
  if (error.code === '42501') {
    return `Người dùng trong DATABASE_URL thiếu quyền cho bước ${name}: hãy cấp quyền theo lời báo dưới đây (ALTER ROLE … CREATEROLE, hoặc là chủ cơ sở dữ liệu) rồi chạy lại.`
  }
  return `Bước ${name} không áp dụng được và đã được trả lại như chưa chạy: hãy sửa theo lời báo dưới đây rồi chạy lại.`
}

const line = (sql, position) =>
  position ? ` (migration.sql, dòng ${sql.slice(0, Number(position)).split('\n').length})` : ''

// Prisma's own definition, so that migrate status and deploy read it afterwards.
const table = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id varchar(36) PRIMARY KEY NOT NULL,
  checksum varchar(64) NOT NULL,
  finished_at timestamptz,
  migration_name varchar(255) NOT NULL,
  logs text,
  rolled_back_at timestamptz,
  started_at timestamptz NOT NULL DEFAULT now(),
  applied_steps_count integer NOT NULL DEFAULT 0
)`
