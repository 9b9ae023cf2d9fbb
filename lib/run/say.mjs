/** What stops a command: one sentence that says what to do, and below it what the machine itself said. */
export class Stop extends Error {
  constructor(sentence, detail = '') {
    super(sentence)
    this.detail = detail
  }
}

const causes = [
  [/ENOSPC|No space left on device|53100/, 'Ổ đĩa đã đầy: hãy xóa bớt tệp rồi chạy lại lệnh này.'],
  [/EDQUOT/, 'Hết hạn mức ổ đĩa của người dùng này: hãy xóa bớt tệp rồi chạy lại lệnh này.'],
  [/EROFS/, 'Thư mục của Nếp chỉ đọc được: hãy chép Nếp sang một thư mục ghi được rồi chạy lại.'],
  [
    /EACCES|EPERM/,
    'Người dùng đang chạy không có quyền với một tệp của Nếp: hãy chạy bằng chủ của thư mục, hoặc đổi chủ bằng chown -R.',
  ],
  [/EMFILE|ENFILE/, 'Máy mở quá nhiều tệp cùng lúc: hãy nâng giới hạn bằng ulimit -n 4096 rồi chạy lại.'],
]

/** Turns whatever was thrown into a Stop; a cause that no line knows is shown as it is. */
export function explain(error) {
  const thrown = error instanceof Error ? error : new Error(String(error ?? 'không rõ nguyên nhân'))
  const detail = thrown instanceof Stop ? thrown.detail : thrown.message
  const text = `${thrown.code ?? ''} ${detail}`
  const known = causes.find(([pattern]) => pattern.test(text))
  if (known)
    return new Stop(
      known[1],
      text.split('\n').find((line) => known[0].test(line)),
    )
  if (thrown instanceof Stop) return thrown
  return new Stop('Nếp gặp một lỗi chưa có tên; phần dưới là nguyên văn của nó.', thrown.stack)
}

// The command line prints results on stdout, so its progress goes to stderr.
let out = process.stdout
export function sayTo(stream) {
  out = stream
}

export function say(line = '') {
  out.write(`${line}\n`)
}

const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1).replace('.', ',')} giây`

/** Names a step, shows that it is alive, and ends the line with how long it took. */
export async function step(name, work) {
  const since = performance.now()
  out.write(`  ${name} `)
  const alive = setInterval(() => out.write('.'), 2000)
  try {
    const note = await work()
    out.write(`${typeof note === 'string' ? `(${note}) ` : ''}${seconds(since)}\n`)
  } catch (error) {
    out.write('✗\n')
    throw error
  } finally {
    clearInterval(alive)
  }
}

/** Prints a failure the way every command does. */
export function complain(error) {
  const { message, detail } = explain(error)
  process.stderr.write(`\n✗ ${message}\n`)
  if (detail) process.stderr.write(`${detail.trim().replace(/^/gm, '    ')}\n`)
}
