import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { acceptFile } from '@/lib/files/accept'
import { disposition, fileName } from '@/lib/files/name'
import { largestFile } from '@/lib/files/schema'
import { randomOf } from '@/prisma/seed/demo/random'

const canvas = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#a33' } })

const photo = () =>
  canvas(640, 480)
    .withExif({ IFD0: { Artist: 'Nguyễn Văn A', ImageDescription: 'SECRET-PLACE' } })
    .jpeg()
    .toBuffer()

async function refusal(bytes: Uint8Array, options = {}) {
  const done = await acceptFile(bytes, 'x.jpg', options)
  return done.ok ? 'kept' : done.reason
}

describe('an image', () => {
  it('is drawn anew without what hid in it, with a thumbnail', async () => {
    const given = await photo()
    expect(given.includes('SECRET-PLACE')).toBe(true)
    const done = await acceptFile(given, 'C:\\ảnh\\Trang sổ.png')
    if (!done.ok) throw new Error(done.reason)
    const { file } = done
    expect(file).toMatchObject({ mediaType: 'image/jpeg', width: 640, height: 480, name: 'Trang sổ.jpg' })
    const kept = await sharp(file.bytes).metadata()
    expect([kept.format, kept.exif, kept.xmp, kept.icc]).toEqual(['jpeg', undefined, undefined, undefined])
    expect(Buffer.from(file.bytes).includes('SECRET-PLACE')).toBe(false)
    expect(await sharp(file.thumbnail!).metadata()).toMatchObject({ width: 320, height: 240 })
  })

  it('stands upright and no longer than it needs to be', async () => {
    const lying = await canvas(3600, 1200).withMetadata({ orientation: 6 }).jpeg().toBuffer()
    const done = await acceptFile(lying, 'a.jpg')
    expect(done.ok && [done.file.width, done.file.height]).toEqual([800, 2400])
  })

  it.each(['png', 'webp'] as const)('may come as %s', async (format) => {
    const done = await acceptFile(await canvas(10, 10).toFormat(format).toBuffer(), `a.${format}`)
    expect(done.ok && done.file.mediaType).toBe('image/jpeg')
  })
})

describe('what is refused, in words', () => {
  it('an image that unpacks to more than forty million points, before it is unpacked', async () => {
    const bomb = await canvas(16_000, 16_000).png({ compressionLevel: 9 }).toBuffer()
    expect(bomb.length).toBeLessThan(2_000_000)
    const before = process.memoryUsage().rss
    expect(await refusal(bomb)).toBe('too-many-pixels')
    expect(process.memoryUsage().rss - before).toBeLessThan(64 * 1024 * 1024)
  })

  it('everything that is no image, whatever it is called', async () => {
    const text = (words: string) => new TextEncoder().encode(words)
    expect(await refusal(new Uint8Array())).toBe('empty')
    expect(await refusal(new Uint8Array(largestFile + 1))).toBe('too-large')
    expect(await refusal(text('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toBe('other-kind')
    expect(await refusal(text('<html><script>1</script>'))).toBe('other-kind')
    expect(await refusal(text('MZ\x90'))).toBe('other-kind')
    expect(await refusal(text('GIF89a'))).toBe('other-kind')
    expect(await refusal(text('\0\0\0\x18ftypheic\0\0\0\0'))).toBe('heic')
    expect(await refusal((await photo()).subarray(0, 200))).toBe('unreadable')
  })

  it('PDF unless the caller asks for it, and one that acts always', async () => {
    const pdf = (body: string) => new TextEncoder().encode(`%PDF-1.7\n${body}\n%%EOF`)
    expect(await refusal(pdf('1 0 obj <<>> endobj'))).toBe('pdf-not-here')
    expect(await refusal(pdf('1 0 obj <<>> endobj'), { pdf: true })).toBe('kept')
    expect(await refusal(pdf('<< /S /JavaScript /JS (app.alert(1)) >>'), { pdf: true })).toBe('pdf-active')
    expect(await refusal(pdf('<< /S /J#61vaScript >>'), { pdf: true })).toBe('pdf-active')
    expect(await refusal(pdf('<< /EmbeddedFiles 3 0 R >>'), { pdf: true })).toBe('pdf-active')
  })
})

it('a name brings no path, no control mark and no second ending', () => {
  expect(fileName('../../etc/passwd', 'jpg')).toBe('passwd.jpg')
  expect(fileName('\u202Egpj.exe', 'jpg')).toBe('gpj.jpg')
  expect(fileName('"\r\nSet-Cookie: a', 'jpg')).toBe('Set-Cookie a.jpg')
  expect(fileName('', 'pdf')).toBe('tep.pdf')
  expect(disposition('inline', 'Trang sổ "1".jpg')).toBe(
    `inline; filename="Trang s_ _1_.jpg"; filename*=UTF-8''Trang%20s%E1%BB%95%20%221%22.jpg`,
  )
})

it('a thousand damaged images neither stop the process nor fill its memory', async () => {
  const random = randomOf('damaged images')
  const whole = await Promise.all([
    photo(),
    canvas(300, 200).png().toBuffer(),
    canvas(300, 200).webp().toBuffer(),
    canvas(300, 200).webp({ lossless: true }).toBuffer(),
  ])
  const before = process.memoryUsage().rss
  const answers = new Map<string, number>()
  for (let round = 0; round < 1000; round += 1) {
    const bytes = Buffer.from(random.pick(whole))
    for (let change = random.between(1, 12); change > 0; change -= 1) {
      // Half of the changes strike the header, where sizes and counts stand.
      const at = random.between(3, random.chance(0.5) ? 60 : bytes.length - 1)
      bytes[at] = random.between(0, 255)
    }
    const cut = random.chance(0.2) ? bytes.subarray(0, random.between(1, bytes.length)) : bytes
    const answer = await refusal(cut)
    answers.set(answer, (answers.get(answer) ?? 0) + 1)
  }
  expect([...answers.values()].reduce((sum, count) => sum + count)).toBe(1000)
  expect(answers.get('unreadable')).toBeGreaterThan(100)
  expect(answers.get('kept')).toBeGreaterThan(50)
  expect(process.memoryUsage().rss - before).toBeLessThan(300 * 1024 * 1024)
}, 120_000)
