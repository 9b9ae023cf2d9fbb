import { connect } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { alive, commandOf } from './alive.mjs'
import { ended, start } from './child.mjs'
import { stamp } from './kept.mjs'
import { root } from './paths.mjs'
import { Stop, step } from './say.mjs'

const next = join(root, 'node_modules', 'next', 'dist', 'bin', 'next')
// A sheet of two hundred people fills what Node keeps for young objects several times over; with room for them less is
// copied about while it is put together.
export const siteProgram = ['--max-semi-space-size=64', join(root, 'lib', 'run', 'site.mjs')]

/** Starts the site on the loopback address and waits until it says that it is ready. */
export async function serve(env, mode = 'start') {
  const address = `http://localhost:${env.PORT}`
  let child
  let end
  await step(mode === 'start' ? 'Mở cổng' : 'Mở cổng (chế độ phát triển)', async () => {
    const program = mode === 'start' ? siteProgram : [next, mode, '-H', '127.0.0.1', '-p', env.PORT]
    child = start(process.execPath, program, {
      env: { ...env, NODE_ENV: mode === 'start' ? 'production' : 'development' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    remember(env.PORT, child.pid)
    end = ended(child)
    let code
    void end.then((given) => (code = given))
    const said = listen(child)
    for (let passed = 0; code === undefined; passed += 1) {
      if (await ready(env.PORT)) return said.passOn()
      if (passed > 1200)
        throw new Stop(
          `Trang đã chạy nhưng ${address}/health/ready chưa báo sẵn sàng sau 2 phút.`,
          said.text(),
        )
      await wait(50)
    }
    throw new Stop(`Trang dừng ngay khi mở (mã ${code}): hãy xem lời báo dưới đây.`, said.text())
  })
  return { address, end }
}

// What the site says while it opens is shown only if it does not open; afterwards it is the site's log.
function listen({ stdout, stderr }) {
  let said = ''
  const keep = (chunk) => (said += chunk)
  for (const stream of [stdout, stderr]) stream.on('data', keep)
  return {
    text: () => said.slice(-4000),
    passOn: () => {
      stdout.off('data', keep).pipe(process.stdout)
      stderr.off('data', keep).pipe(process.stderr)
    },
  }
}

async function ready(port) {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/health/ready`, {
      signal: AbortSignal.timeout(30_000),
    })
    await answer.text()
    return answer.ok
  } catch {
    return false
  }
}

/** Asked before anything slow: nobody should wait for a build to learn that the port is taken. */
export async function mustBeFree(port) {
  const busy = async () => (await taken(port, '127.0.0.1')) || (await taken(port, '::1'))
  if (!(await busy())) return
  await endLeftover(port)
  if (await busy()) throw new Stop(occupied(port))
}

// Which process serves which port, and through which child, so that the next start can name or end them.
const remembered = () => {
  const [command, port, site] = (stamp('server').get() ?? '').split(' ').map(Number)
  return { command, port, site }
}

function remember(port, site) {
  stamp('server').set(`${process.pid} ${port} ${site}`)
}

// A command that was killed outright leaves its site behind.
async function endLeftover(port) {
  const { command, port: on, site } = remembered()
  if (on !== port || !site || alive(command) || !/next|site\.mjs/.test(commandOf(site))) return
  process.kill(site, 'SIGTERM')
  for (let passed = 0; passed < 10_000 && alive(site); passed += 50) await wait(50)
  if (alive(site)) process.kill(site, 'SIGKILL')
}

function occupied(port) {
  const { command, port: on } = remembered()
  const free = `PORT=${port + 1} npm start`
  return on === port && command && alive(command)
    ? `Nếp đang chạy sẵn ở http://localhost:${port}: hãy mở địa chỉ đó, dừng nó bằng kill ${command}, hoặc mở thêm bằng ${free}.`
    : `Cổng ${port} đang có chương trình khác dùng: hãy dừng chương trình đó, hoặc chạy ở cổng khác bằng ${free}.`
}

function taken(port, host) {
  return new Promise((resolve) => {
    const socket = connect({ port, host, timeout: 1000 })
    const answer = (yes) => () => {
      socket.destroy()
      resolve(yes)
    }
    socket.once('connect', answer(true)).once('error', answer(false)).once('timeout', answer(false))
  })
}
