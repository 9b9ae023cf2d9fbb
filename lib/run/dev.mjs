import { command, serving } from './closing.mjs'
import { install } from './install.mjs'
import { openOffice, port } from './office.mjs'
import { generate, seed } from './prepare.mjs'
import { say } from './say.mjs'
import { mustBeFree, serve } from './serve.mjs'

await command(async () => {
  await mustBeFree(port())
  await install()
  const env = await openOffice()
  await generate()
  await seed(env)
  const { address, end } = await serve(env, 'dev')
  serving()
  say(`\n  ${address}: trang tự tải lại khi mã thay đổi. Dừng: Ctrl-C\n`)
  return end
})
