import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blankPersonal, findPersonal, markedWords } from '@/lib/feedback/privacy/rules'

const kinds = (text: string) => findPersonal(text).map(({ kind, from, to }) => [kind, text.slice(from, to)])

describe('a phone number', () => {
  it.each([
    '0912345678',
    '0912 345 678',
    '0912.345.678',
    '091-234-5678',
    '09 12 34 56 78',
    '0 9 1 2 3 4 5 6 7 8',
    '+84912345678',
    '+84 912 345 678',
    '+84 (0)912 345 678',
    '(+84) 912.345.678',
    '84912345678',
    '0084 912 345 678',
    '024 3755 1234',
    '(024) 3755.1234',
    '02437551234',
    '0222 3755 123',
    'O912345678',
    '091o 345 678',
    '０９１２３４５６７８',
    '0912\u00a0345\u00a0678',
    '0912–345–678',
  ])('%s is found whole', (number) => {
    expect(kinds(`Xin gọi cho tôi theo số ${number} nhé.`)).toEqual([['phone', number]])
    expect(blankPersonal(`ĐT: ${number}`)).toBe('ĐT: [đã che số điện thoại]')
  })

  it.each([
    'ngày 05.11.2026 08:30 tôi đến',
    'ngày 05/11/2026',
    'từ 8:00 đến 17:00',
    'gọi 113 hoặc 19001900',
    'lệ phí 150.000 đồng',
    'hết 1.250.000.000 đồng',
    'hồ sơ 000.00.15.H26-261126-0001',
    'Quyết định số 335/2025/NĐ-CP',
    'chờ 45 phút, lấy số 0128',
    'quầy số 3',
  ])('%s is none', (words) => expect(kinds(words)).toEqual([]))

  it('is found though it begins like a day', () => {
    expect(blankPersonal('Số của tôi 03-00.190000, xin cảm ơn')).not.toMatch(/\d/)
    expect(kinds('nộp ngày 05/12/2025 08 giờ 30')).toEqual([])
  })

  it('is found however its digits are set apart', () => {
    const separator = fc.constantFrom('', ' ', '.', '-', ' . ', '. ')
    const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 8, maxLength: 8 })
    const first = fc.constantFrom('03', '05', '07', '08', '09')
    fc.assert(
      fc.property(
        first,
        digits,
        fc.array(separator, { minLength: 8, maxLength: 8 }),
        (lead, rest, between) => {
          const number = lead + rest.map((digit, at) => `${between[at]}${digit}`).join('')
          const shown = blankPersonal(`Số của tôi ${number}, xin cảm ơn`)
          expect(shown.replace(/\D/g, '')).toBe('')
          expect(shown).toMatch(/^Số của tôi \[đã che .*\], xin cảm ơn$/)
        },
      ),
      { numRuns: 2000 },
    )
  })
})

describe('an identity number', () => {
  it.each([
    ['001204012345', '001204012345'],
    ['CCCD 001 204 012 345', '001 204 012 345'],
    ['căn cước công dân số 001.204.012.345', '001.204.012.345'],
    ['CMND: 012345678', '012345678'],
    ['cmnd 123 456 789', '123 456 789'],
    ['số 123456789', '123456789'],
    ['hộ chiếu C1234567', 'C1234567'],
    ['stk 19034567890123', '19034567890123'],
    ['tài khoản ngân hàng số 0011 0012 3456 7', '0011 0012 3456 7'],
    ['mã số thuế 8123456789', '8123456789'],
  ])('in “%s” is found', (words, number) => {
    const found = findPersonal(`Tôi gửi kèm ${words}.`)
    expect(found).toHaveLength(1)
    expect(`Tôi gửi kèm ${words}.`.slice(found[0]!.from, found[0]!.to)).toBe(number)
  })

  it('is not every long number', () => {
    expect(kinds('tổng 123.456.789 đồng, 250000000 đồng, mã 26112600')).toEqual([])
  })
})

describe('an e-mail address', () => {
  it.each([
    'an.nguyen@example.vn',
    'an_nguyen99@mail.example.com.vn',
    'an(at)example.com',
    'an [at] example.com',
    'an @ example.com',
    'an a còng example.com',
    'AN@EXAMPLE.VN',
  ])('%s is found', (address) => {
    expect(kinds(`Thư về ${address} giúp tôi`)).toEqual([['email', address]])
  })
})

describe('an address', () => {
  it.each([
    ['Nhà tôi ở ngõ 12 đường Tân Phong, mưa là ngập', 'ngõ 12 đường Tân Phong'],
    ['Tôi ở số nhà 45 ngõ 12 đường Tân Phong', 'số nhà 45 ngõ 12 đường Tân Phong'],
    ['Đến số 12/3A phố Kẻ Vẽ mà hỏi', 'số 12/3A phố Kẻ Vẽ'],
    ['thường trú tại tổ dân phố số 5, phường Thượng Cát', 'tổ dân phố số 5, phường Thượng Cát'],
    ['Địa chỉ: 18 Hoàng Liên, phường Liên Mạc', '18 Hoàng Liên, phường Liên Mạc'],
    ['địa chỉ thường trú: số 5 ngách 7/12 ngõ 9 đường Cầu Noi', 'số 5 ngách 7/12 ngõ 9 đường Cầu Noi'],
    ['căn hộ 1203 tòa A chung cư Sao Mai', 'căn hộ 1203 tòa A chung cư Sao Mai'],
  ])('in “%s” is found', (words, address) => expect(kinds(words)).toEqual([['address', address]]))

  it.each([
    'Ngõ 12 đường Tân Phong ngập mỗi khi mưa',
    'Đèn đường ở phố Kẻ Vẽ hỏng đã hai tuần',
    'quầy số 3 chỉ có một người',
    'theo Nghị định số 61 và Quyết định số 522',
    'phòng họp tầng 2, dãy ghế số 4',
    'Tổ 3 người trực',
  ])('is no place that everybody shares: “%s”', (words) => expect(kinds(words)).toEqual([]))
})

describe('a name', () => {
  it('is found after a word that says it is a person’s, not in a street', () => {
    expect(kinds('Bà Nguyễn Thị Hoa ở quầy 3')).toEqual([['name', 'Nguyễn Thị Hoa']])
    expect(kinds('tôi là Lê Văn Đức, hỏi')).toEqual([['name', 'Lê Văn Đức']])
    expect(kinds('anh Trần Huy rất nhiệt tình')).toEqual([['name', 'Trần Huy']])
    expect(kinds('đường Lê Văn Lương, trường Nguyễn Trãi, bà chủ quán, Ông Chủ tịch')).toEqual([])
  })

  it('is blanked wherever its writer marked it, as typed or not', () => {
    const marked = markedWords('Hoa Lý, cô  Tâm\nx;')
    expect(marked).toEqual(['Hoa Lý', 'cô Tâm'])
    expect(blankPersonal('HOA LÝ và hoa ly gặp Cô Tâm; hoa lý nở, Tâm vui', marked)).toBe(
      '[đã che tên] và [đã che tên] gặp [đã che tên]; [đã che tên] nở, Tâm vui',
    )
    expect(blankPersonal('hoa lýnh', ['Hoa Lý'])).toBe('hoa lýnh')
    expect(blankPersonal('a.b (c)', ['a.b'])).toBe('[đã che tên] (c)')
  })
})

it('keeps every other letter, in order, and blanking twice is the same as once', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 20 }),
    fc.constantFrom('0912 345 678', ' bà Lê Thị Hồng ', 'số nhà 3', 'a@b.vn', '001204012345', '\n', ' '),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const text = pieces.join('')
      const spans = findPersonal(text)
      spans.forEach((span, at) => {
        expect(span.from).toBeLessThan(span.to)
        if (at > 0) expect(span.from).toBeGreaterThanOrEqual(spans[at - 1]!.to)
      })
      const kept = spans.reduceRight((rest, { from, to }) => rest.slice(0, from) + rest.slice(to), text)
      expect(blankPersonal(text).replace(/\[đã che [^\]]*\]/g, '')).toBe(
        kept.replace(/\[đã che [^\]]*\]/g, ''),
      )
    }),
    { numRuns: 500 },
  )
})

it('reads the longest text at once, whatever they are', () => {
  const hostile = [
    '0 '.repeat(800),
    '0912345678'.repeat(400),
    'số 1/'.repeat(800),
    'a.'.repeat(2000) + '@',
    'bà Nguyễn '.repeat(400),
    ...['cccd', 'số tài khoản của tôi', 'địa chỉ', 'nhà tôi ở tại 1', 'số nhà 1', 'số 1', 'ông', 'a @ b'].map(
      (word) => `${word}${' '.repeat(4000)}x`,
    ),
  ]
  for (const text of hostile) {
    const from = performance.now()
    findPersonal(text, ['0 0', 'số'])
    expect(performance.now() - from).toBeLessThan(1000)
  }
})
