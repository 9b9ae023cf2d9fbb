import type { Instrumentation } from 'next'

/** Once per process, before the first request: what the portal does by itself. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { env } = await import('@/lib/env')
  if (env().JOBS === '0') return
  const [{ startJobs }, { turnCycle }, { deliver }] = await Promise.all([
    import('@/lib/jobs/start'),
    import('@/lib/evaluations/cycle/commands'),
    import('@/lib/evaluations/reminders/delivery/commands'),
  ])
  const stop = startJobs({ cycle: turnCycle, mail: deliver })
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop())
}

/** What a page or an action did not expect, with the path it happened on; the visitor sees only that it failed. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  if (process.env.NEXT_RUNTIME === 'edge') return
  const { log } = await import('@/lib/log')
  const { message, stack, digest } = error as Error & { digest?: string }
  log.error({ path: request.path, method: request.method, route: context.routePath, digest, stack }, message)
}
