import { command, serving } from './closing.mjs'
import { install } from './install.mjs'
import { openOffice, port } from './office.mjs'
import { build, generate, seed } from './prepare.mjs'
import { say } from './say.mjs'
import { mustBeFree, serve } from './serve.mjs'

await command(async () => {
  say('Nếp: cổng nếp công vụ\n')
  await mustBeFree(port())
  await install()
  const env = await openOffice()
  await generate()
  await seed(env)
  await build(env)
  const { address, end } = await serve(env)
  serving()
  say(`\n  Địa chỉ: ${address}`)
  for (const line of welcome(env)) say(`  ${line}`)
  say('  Dừng: Ctrl-C\n')
  return end
})

function welcome({ DEMO }) {
  if (DEMO !== '1') return ['Văn phòng chưa có ai. Tạo người quản trị đầu tiên: npm run nep -- create-admin']
  return [
    'Tài khoản mẫu: can-bo, truong-phong, chu-tich, to-chuc, thanh-tra, bien-tap, mot-cua, quan-tri (phường Thượng Cát);',
    '  thêm .2 là của phường Đông Ngạc (truong-phong.2 …)',
    process.env.DEMO_PASSWORD
      ? 'Mật khẩu của chúng: như DEMO_PASSWORD'
      : 'Mật khẩu của chúng: trong .data/demo-password',
  ]
}
