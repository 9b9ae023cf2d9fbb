// More than the largest form carries (bodySizeLimit in next.config.ts): what is a little too much is answered there, in words.
const MOST_BYTES = 12 * 1024 * 1024

/** Ends a request that sends more than any form of the portal could: a route handler would read it whole first. */
export function bounded(handle, most = MOST_BYTES) {
  return async (request, response) => {
    if (Number(request.headers['content-length'] ?? 0) > most) return refuse(response)
    // A length may be left out; then the bytes are counted as they come.
    const push = request.push
    let seen = 0
    request.push = (chunk, ...rest) => {
      seen += chunk?.length ?? 0
      if (seen <= most) return push.call(request, chunk, ...rest)
      refuse(response)
      return false
    }
    return handle(request, response)
  }
}

// Closing the connection is what stops the rest from coming.
function refuse(response) {
  if (!response.headersSent) response.writeHead(413, { connection: 'close' })
  response.end()
}
