import { Stop } from './say.mjs'

/** The server that DATABASE_URL names answers, is new enough and lets us in; else a sentence says what is wrong with it. */
export async function checkServer(url) {
  const where = parse(url)
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rows } = await client.query(`SELECT current_setting('server_version_num')::int AS version`)
    if (rows[0].version >= 150000) return
    throw new Stop(`Máy chủ ${where.host} là PostgreSQL cũ (${rows[0].version}): Nếp cần bản 15 trở lên.`)
  } catch (error) {
    throw error instanceof Stop ? error : new Stop(reason(error, where), error.message)
  } finally {
    await client.end().catch(() => undefined)
  }
}

function parse(url) {
  const form = 'postgresql://người_dùng:mật_khẩu@máy_chủ:5432/cơ_sở_dữ_liệu'
  if (!URL.canParse(url) || !['postgres:', 'postgresql:'].includes(new URL(url).protocol)) {
    throw new Stop(
      `DATABASE_URL không đọc được: hãy viết theo dạng ${form} (ký tự lạ trong mật khẩu viết bằng mã %).`,
    )
  }
  const { host, username, pathname } = new URL(url)
  if (pathname.length < 2)
    throw new Stop(`DATABASE_URL thiếu tên cơ sở dữ liệu ở cuối: hãy viết theo dạng ${form}.`)
  return { host, user: decodeURIComponent(username), database: decodeURIComponent(pathname.slice(1)) }
}

function reason(error, { host, user, database }) {
  switch (error.code) {
    case 'ECONNREFUSED':
      return `Không có PostgreSQL nào trả lời ở ${host}: hãy bật máy chủ đó hoặc sửa DATABASE_URL.`
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `Không tìm thấy máy chủ ${host}: hãy sửa tên máy trong DATABASE_URL.`
    case '28P01':
    case '28000':
      return `PostgreSQL ở ${host} không nhận người dùng “${user}” với mật khẩu này: hãy sửa DATABASE_URL.`
    case '3D000':
      return `Máy chủ ${host} chưa có cơ sở dữ liệu “${database}”: hãy tạo bằng createdb ${database}, hoặc sửa DATABASE_URL.`
    case '53300':
      return `Máy chủ ${host} đã hết chỗ kết nối: hãy đợi hoặc nâng max_connections rồi chạy lại.`
    case '57P03':
      return `PostgreSQL ở ${host} đang khởi động: hãy đợi một lát rồi chạy lại.`
    default:
      return `Không nối được tới PostgreSQL ở ${host}: hãy kiểm tra DATABASE_URL theo lời báo dưới đây.`
  }
}
