import 'server-only'
import PgBoss from 'pg-boss'
import type { Tx } from '@/lib/db'
import type { Queue } from './queues'

export const SCHEMA = 'jobs'

const outside = () => Promise.reject(new Error('A job is enqueued inside a transaction.'))
const sender = new PgBoss({ schema: SCHEMA, db: { executeSql: outside } })
// Nobody listens to an instance that never starts, and an 'error' without a listener would end the process.
sender.on('error', () => undefined)

/** Asks for a job with the change that needs it: if the change is rolled back, nobody is asked. */
export async function enqueue(tx: Tx, queue: Queue): Promise<void> {
  await sender.send(queue, {}, { db: { executeSql: (text, values) => ask(tx, text, values) } })
}

async function ask(tx: Tx, text: string, values: unknown[]): Promise<{ rows: unknown[] }> {
  return { rows: await tx.$queryRawUnsafe<unknown[]>(text, ...values) }
}
