const taken = new Set(['GET', 'HEAD', 'POST'])
// These have methods of their own, and say themselves which.
const own = /^\/(?:api|health)(?:[/?]|$)/

/** A page is read, and takes forms: Next would answer any other method with the page itself, as if something were done. */
export function reading(handle) {
  return async (request, response) => {
    if (taken.has(request.method) || own.test(request.url)) return handle(request, response)
    response.writeHead(405, { allow: [...taken].join(', '), 'content-length': 0 }).end()
  }
}
