import { WrongSettings } from '@/lib/env'

/** What to do about a database that cannot be used or a wrong setting; null for what nobody expected. */
export function outageOf(error: unknown): string | null {
  if (error instanceof WrongSettings) return error.message
  const code = codeOf(error)
  if (code === 'P2021' || code === 'P2022') {
    return 'Cơ sở dữ liệu thiếu bảng của bản này: chạy bằng npm run nep hoặc npm start để nâng cấp trước.'
  }
  if (!/^P1\d{3}$|^P2024$|^ECONN|^ETIMEDOUT$|^ENOTFOUND$/.test(code)) return null
  const known = sentences[code] ?? 'Không có PostgreSQL nào trả lời ở địa chỉ trong DATABASE_URL'
  return `${known}: hãy bật máy chủ hoặc sửa DATABASE_URL. Chưa có gì thay đổi.`
}

const sentences: Record<string, string> = {
  P1000: 'PostgreSQL không nhận tên hoặc mật khẩu trong DATABASE_URL',
  P1003: 'Máy chủ không có cơ sở dữ liệu mang tên trong DATABASE_URL',
  P1010: 'Người dùng trong DATABASE_URL không được vào cơ sở dữ liệu ấy',
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}
