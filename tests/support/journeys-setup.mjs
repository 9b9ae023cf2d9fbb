import { closeAll } from '../../lib/run/closing.mjs'
import { build, generate } from '../../lib/run/prepare.mjs'
import { openTestServer, testEnvironment } from '../../lib/run/testing.mjs'

/** Before any journey: a built site, and a demo office to clone for each file of journeys. */
export default async function setup() {
  await generate()
  const server = await openTestServer()
  const template = await server.demo()
  const env = testEnvironment({ url: server.url(template) })
  await build(env)
  process.env.NEP_TEST_SERVER = server.url('postgres')
  process.env.NEP_TEST_TEMPLATE = template
  return closeAll
}
