import { randomBytes } from 'node:crypto'
import { parseArgs } from 'node:util'
import { createAdministrator } from '@/lib/auth/accounts/commands'
import { newAdministrator } from '@/lib/auth/accounts/schema'
import { disconnect } from '@/lib/db'
import type { Command } from './nep'

const usage = [
  'Cách dùng: npm run nep -- create-admin --user TÊN --name "Họ và tên" --unit MÃ [--password -]',
  '  --unit      mã đơn vị hành chính hiện nay, ví dụ 00598',
  '  --password - đọc mật khẩu (từ 10 ký tự) ở đầu vào chuẩn; không có thì cổng tự đặt và in ra một lần.',
  '',
].join('\n')

/** Makes the first administrator of an office that has nobody yet. */
export const run: Command = async (args, io) => {
  const given = read(args)
  if (!given?.user?.trim() || !given.name?.trim() || !given.unit?.trim()) {
    io.writeError(usage)
    return 2
  }
  const drawn = given.password === undefined
  const password = drawn
    ? randomBytes(12).toString('base64url')
    : new TextDecoder().decode(await io.readFile('-')).replace(/\r?\n$/, '')
  const parsed = newAdministrator.safeParse({
    userName: given.user,
    fullName: given.name,
    unitCode: given.unit.trim(),
    password,
  })
  if (!parsed.success) {
    io.writeError('Mật khẩu cần ít nhất 10 ký tự, ghi trên một dòng ở đầu vào chuẩn.\n')
    return 1
  }
  const outcome = await createAdministrator(parsed.data, new Date()).finally(disconnect)
  if (!outcome.ok) {
    io.writeError(`${sentences[outcome.reason](given.unit, given.user)}\n`)
    return 1
  }
  io.write(`Đã tạo người quản trị “${given.user}” của ${outcome.unit}.\n`)
  if (drawn) io.write(`Mật khẩu, chỉ in một lần này: ${password}\n`)
  return 0
}

const sentences = {
  'unknown-unit': (unit: string) =>
    `Không có đơn vị nào hiện nay mang mã “${unit}”. Xem mã ở trang đơn vị của cổng, hoặc nạp đơn vị bằng import-units trước.`,
  'name-taken': (_: string, user: string) =>
    `Tên đăng nhập “${user}” đã có người dùng; hãy chọn tên khác. Không có gì thay đổi.`,
}

function read(args: readonly string[]) {
  const text = { type: 'string' } as const
  try {
    return parseArgs({
      args: [...args],
      options: { user: text, name: text, unit: text, password: text },
      strict: true,
    }).values
  } catch {
    return null
  }
}
