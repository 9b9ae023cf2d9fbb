import { closeAll } from '../../lib/run/closing.mjs'
import { generate } from '../../lib/run/prepare.mjs'
import { openTestServer } from '../../lib/run/testing.mjs'

/** Before any test file: the generated client, a server and an empty, migrated template. */
export default async function setup(project) {
  await generate()
  const server = await openTestServer()
  project.provide('testServer', server.url('postgres'))
  project.provide('testTemplate', await server.empty())
  return closeAll
}
