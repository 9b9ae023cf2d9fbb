import pg from 'pg'

// The office of a benchmark, and copies of it.

export async function asOwner<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<Row>(sql).finally(() => client.end())
  return rows
}

/** A second database beside the given one, with the same rows. */
export async function copied(database: string) {
  const name = `nep_t_${process.pid}_copy`
  const at = (path: string) => Object.assign(new URL(database), { pathname: `/${path}` }).href
  const source = new URL(database).pathname.slice(1)
  await asOwner(at('postgres'), `CREATE DATABASE "${name}" TEMPLATE "${source}" STRATEGY FILE_COPY`)
  return { url: at(name), drop: () => asOwner(at('postgres'), `DROP DATABASE "${name}" WITH (FORCE)`) }
}

/** Units, people and publications in it. */
export async function sizeOf(database: string): Promise<string> {
  const [row] = await asOwner<{ size: string }>(
    database,
    `SELECT concat_ws(', ', (SELECT count(*) FROM admin_unit), (SELECT count(*) FROM person),
       (SELECT count(*) FROM publication)) AS size`,
  )
  return row?.size ?? ''
}
