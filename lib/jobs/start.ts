import 'server-only'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import PgBoss from 'pg-boss'
import { env } from '@/lib/env'
import { log } from '@/lib/log'
import { SCHEMA } from './enqueue'
import { type Queue, queues } from './queues'

/** What each queue does when it is woken. It may be woken twice, or on two machines: the work itself must be once. */
export type Work = Record<Queue, (now: Date) => Promise<void>>

type Stop = () => Promise<void>

/**
 * Starts working in this process, as role nep_app; a database that is away is waited for, so that the site may start
 * before it. Returns how to stop: what is being done is done to its end first.
 */
export function startJobs(work: Work, retryEvery = 10_000): Stop {
  const ending = new AbortController()
  const running = keepTrying(work, retryEvery, ending.signal)
  return async () => {
    ending.abort()
    await (
      await running
    )?.()
  }
}

async function keepTrying(work: Work, every: number, signal: AbortSignal): Promise<Stop | undefined> {
  while (!signal.aborted) {
    try {
      return await begin(work)
    } catch (error) {
      log.warn({ why: (error as Error).message }, 'jobs wait for the database')
      await wait(every, undefined, { ref: false, signal }).catch(() => undefined)
    }
  }
  return undefined
}

async function begin(work: Work): Promise<Stop> {
  const pool = new pg.Pool({
    connectionString: env().DATABASE_URL,
    options: '-c role=nep_app',
    application_name: 'nep-jobs',
    connectionTimeoutMillis: 3000,
    max: 2,
  })
  pool.on('error', complain)
  // Its tables come with a migration of ours: the role may alter nothing.
  const boss = new PgBoss({
    db: { executeSql: (sql, values) => pool.query(sql, values) },
    schema: SCHEMA,
    migrate: false,
  })
  boss.on('error', complain)
  const stop = async () => {
    await boss.stop({ graceful: true, timeout: 8000 })
    await pool.end()
  }
  try {
    await boss.start()
    for (const name of Object.keys(queues) as Queue[]) await attend(boss, name, work[name])
    return stop
  } catch (error) {
    await stop().catch(complain)
    throw error
  }
}

function complain({ message }: Error): void {
  log.error({ why: message }, 'jobs')
}

async function attend(boss: PgBoss, name: Queue, work: Work[Queue]): Promise<void> {
  await boss.schedule(name, queues[name].cron, {}, { tz: 'Asia/Ho_Chi_Minh' })
  await boss.send(name, {})
  await boss.work(name, { pollingIntervalSeconds: 5 }, async () => {
    try {
      await work(new Date())
    } catch (error) {
      log.error({ queue: name, stack: (error as Error).stack }, (error as Error).message)
      throw error
    }
  })
}
