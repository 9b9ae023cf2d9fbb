import type { Instrumentation } from 'next'

/** What a page or an action did not expect, with the path it happened on; the visitor sees only that it failed. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  if (process.env.NEXT_RUNTIME === 'edge') return
  const { log } = await import('@/lib/log')
  const { message, stack, digest } = error as Error & { digest?: string }
  log.error({ path: request.path, method: request.method, route: context.routePath, digest, stack }, message)
}
