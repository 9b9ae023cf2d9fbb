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
    max: 3,
  })
  pool.on('error', complain)
  const boss = new PgBoss({
    db: { executeSql: (sql, values) => pool.query(sql, values) },
    schema: SCHEMA,
    // Its tables come with a migration of ours: the role may alter nothing.
    migrate: false,
    // Its own clock and workers answer to nobody when the database goes away; `attend` does.
    schedule: false,
  })
  boss.on('error', complain)
  const ending = new AbortController()
  let attending: Promise<unknown> = Promise.resolve()
  const stop = async () => {
    ending.abort()
    await Promise.race([attending, wait(8000, undefined, { ref: false })])
    await boss.stop({ graceful: false })
    await pool.end()
  }
  try {
    await boss.start()
    const names = Object.keys(queues) as Queue[]
    attending = Promise.all(names.map((name) => attend(boss, name, work[name], ending.signal)))
    return stop
  } catch (error) {
    await stop().catch(complain)
    throw error
  }
}

const LOOK_EVERY = 5000

/** Wakes a queue when its time has come, and does what it is woken for. One waiting job is enough: more are dropped. */
async function attend(boss: PgBoss, name: Queue, work: Work[Queue], signal: AbortSignal): Promise<void> {
  const every = queues[name].everyMinutes * 60_000
  let woken = -every
  while (!signal.aborted) {
    try {
      if (performance.now() - woken >= every) {
        await boss.send(name, {})
        woken = performance.now()
      }
      const [job] = await boss.fetch(name)
      if (job) await perform(boss, name, job.id, work)
    } catch (error) {
      complain(error as Error)
    }
    await wait(LOOK_EVERY, undefined, { ref: false, signal }).catch(() => undefined)
  }
}

async function perform(boss: PgBoss, name: Queue, id: string, work: Work[Queue]): Promise<void> {
  try {
    await work(new Date())
  } catch (error) {
    log.error({ queue: name, stack: (error as Error).stack }, (error as Error).message)
    return boss.fail(name, id)
  }
  await boss.complete(name, id)
}

function complain({ message }: Error): void {
  log.error({ why: message }, 'jobs')
}
