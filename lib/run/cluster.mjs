import { spawn } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { stopServer } from './alive.mjs'
import { binaries, mustEnter, owner } from './binaries.mjs'
import { run } from './child.mjs'
import { drawn, drawPassword, secret } from './kept.mjs'
import { noted, orphan } from './orphan.mjs'
import { Stop } from './say.mjs'
import { enter, leave } from './sharing.mjs'

const user = 'nep'

/**
 * The embedded PostgreSQL in `folder`: found running and used, or started on a free loopback port.
 * Whoever leaves last stops it, so that two commands can share it.
 */
export async function openCluster(folder, { flags = [] } = {}) {
  const { postgres, initdb } = await binaries()
  const runAs = owner()
  mkdirSync(folder, { recursive: true })
  // A careful umask would shut out the user that root starts PostgreSQL as; the secrets inside are 0600 anyway.
  if (runAs) chmodSync(folder, 0o755)
  mustEnter(runAs, [folder, postgres])
  const password = secret('postgres-password', drawPassword, folder)
  const place = { files: join(folder, 'postgres'), log: join(folder, 'postgres.log'), password, user, runAs }
  if (!existsSync(join(place.files, 'PG_VERSION'))) await initialise(initdb, place)
  enter(folder)
  const found = await orphan(place)
  const server = found ?? (await startServer(postgres, place, flags))
  return {
    url: (database) => address(password, server.port, database),
    found: Boolean(found),
    close: async () => {
      if (leave(folder)) await stopServer(server.pid)
    },
  }
}

/** The address of a database of the cluster in `folder` while it runs; it is neither started nor asked. */
export function runningAt(folder, database) {
  const [server, password] = [noted(join(folder, 'postgres')), drawn('postgres-password', folder)]
  return server && password ? address(password, server.port, database) : undefined
}

const address = (password, port, database) => `postgresql://${user}:${password}@127.0.0.1:${port}/${database}`

// Made beside and renamed: an initdb that was killed leaves a PG_VERSION too.
async function initialise(initdb, { files, password, runAs }) {
  const made = `${files}.new`
  const word = `${made}.password`
  rmSync(made, { recursive: true, force: true })
  mkdirSync(made, { mode: 0o700 })
  writeFileSync(word, password, { mode: 0o600 })
  if (runAs) for (const path of [made, word]) chownSync(path, runAs.uid, runAs.gid)
  const locale = process.platform === 'linux' ? 'C.UTF-8' : 'C'
  try {
    await run(
      initdb,
      [
        ...[
          `--pgdata=${made}`,
          `--username=${user}`,
          `--pwfile=${word}`,
          '--auth=scram-sha-256',
          '--no-sync',
        ],
        ...['--encoding=UTF8', `--locale=${locale}`, '--lc-messages=C', '--no-instructions'],
      ],
      {
        sentence: 'PostgreSQL đi kèm không tạo được thư mục dữ liệu: hãy xem lời báo dưới đây.',
        as: runAs,
        cwd: made,
      },
    )
  } finally {
    rmSync(word, { force: true })
  }
  renameSync(made, files)
}

async function startServer(postgres, place, flags, tries = 20) {
  const port = await freePort()
  rmSync(place.log, { force: true })
  const log = openSync(place.log, 'a', 0o644)
  const settings = [
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'timezone=UTC',
    ...flags,
  ]
  // In a session of its own: Ctrl-C reaches the whole terminal, and the site must stop before its database.
  const child = spawn(postgres, ['-D', place.files, ...settings.flatMap((setting) => ['-c', setting])], {
    ...place.runAs,
    cwd: place.files,
    detached: true,
    env: { PATH: process.env.PATH, LC_ALL: 'C' },
    stdio: ['ignore', log, log],
  })
  closeSync(log)
  let gone = false
  child.once('error', () => (gone = true))
  child.once('exit', () => (gone = true))
  child.unref()
  for (let passed = 0; passed < 60_000 && !gone; passed += 20) {
    if (readFileSync(place.log, 'utf8').includes('ready to accept connections'))
      return { pid: child.pid, port }
    await wait(20)
  }
  const said = readFileSync(place.log, 'utf8').slice(-2000)
  // A server that was killed leaves its children a moment, and a free port can be taken in between.
  if (gone && tries > 0 && /still in use|Address already in use|lock file .* already exists/.test(said)) {
    await wait(500)
    return (await orphan(place)) ?? startServer(postgres, place, flags, tries - 1)
  }
  if (!gone) child.kill('SIGQUIT')
  if (/incompatible with server/.test(said)) {
    throw new Stop(
      `${place.files} là của một bản PostgreSQL khác: hãy đổi tên thư mục đó rồi chạy lại, Nếp sẽ tạo thư mục mới.`,
      said,
    )
  }
  throw new Stop(
    `PostgreSQL đi kèm không khởi động được trong ${dirname(place.files)}: hãy xem lời báo dưới đây.`,
    said,
  )
}

export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}
