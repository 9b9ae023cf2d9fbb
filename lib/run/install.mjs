import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { run } from './child.mjs'
import { root } from './paths.mjs'
import { Stop, step } from './say.mjs'
import { inTurn } from './turns.mjs'

const [major, minor] = process.versions.node.split('.').map(Number)

/** Installs what package-lock.json names, unless it is all there. */
export async function install(folder = root) {
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new Stop(
      `Nếp cần Node.js 20.19 trở lên, máy này đang dùng ${process.versions.node}: hãy cài bản mới hơn.`,
    )
  }
  if (!installed(folder)) await inTurn('install', () => installed(folder) || installAll(folder))
}

async function installAll(folder) {
  // Half an install must never pass for a whole one: npm writes this file last.
  rmSync(hidden(folder), { force: true })
  const npm = process.env.npm_execpath
  const [program, args] = npm?.endsWith('js') ? [process.execPath, [npm]] : [npm ?? 'npm', []]
  await step('Cài các gói (npm ci)', async () => {
    await run(program, [...args, 'ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: folder,
      sentence:
        'npm ci không cài xong: hãy xem lời báo dưới đây, kiểm tra mạng tới kho gói, rồi chạy lại lệnh này.',
      env: { NODE_ENV: 'development' },
    })
  })
}

const hidden = (folder) => join(folder, 'node_modules', '.package-lock.json')

/** npm's own record of what it installed, written when it has finished, agrees with the lock file. */
export function installed(folder) {
  const wanted = packagesOf(join(folder, 'package-lock.json'))
  const there = packagesOf(hidden(folder))
  if (!wanted) throw new Stop('Thiếu package-lock.json: hãy lấy lại toàn bộ thư mục của Nếp.')
  if (!there) return false
  return Object.entries(wanted).every(
    ([path, { version, optional }]) =>
      path === '' || (path in there ? there[path].version === version : Boolean(optional)),
  )
}

function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages
  } catch {
    return undefined
  }
}
