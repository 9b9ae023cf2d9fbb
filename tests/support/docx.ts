import { crc32, deflateRawSync } from 'node:zlib'

type Part = { name: string; content: Buffer }

/** A zip of these parts, as office programs write one. `lie` changes what the directory says of a part's size. */
export function zip(
  parts: Part[],
  lie: (name: string, size: number) => number = (_, size) => size,
): Uint8Array {
  const local: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const { name, content } of parts) {
    const packed = deflateRawSync(content)
    const head = Buffer.alloc(26)
    head.writeUInt16LE(20, 0)
    head.writeUInt16LE(8, 4)
    head.writeUInt32LE(crc32(content), 10)
    head.writeUInt32LE(packed.length, 14)
    head.writeUInt32LE(lie(name, content.length), 18)
    head.writeUInt16LE(Buffer.byteLength(name), 22)
    const [mark, entry] = [Buffer.from('PK\u0003\u0004'), Buffer.from('PK\u0001\u0002\u0014\u0000')]
    local.push(mark, head, Buffer.from(name), packed)
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(at, 10)
    directory.push(entry, head, tail, Buffer.from(name))
    at += 30 + Buffer.byteLength(name) + packed.length
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\u0005\u0006')
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(listed.length, 12)
  end.writeUInt32LE(at, 16)
  return new Uint8Array(Buffer.concat([...local, listed, end]))
}

const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

export const paragraph = (text: string) =>
  `<w:p><w:r><w:t xml:space="preserve">${escape(text)}</w:t></w:r></w:p>`
/** As Word numbers by itself: the number is nowhere in the text. */
export const numbered = (text: string, level = 0) =>
  `<w:p><w:pPr><w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>${escape(text)}</w:t></w:r></w:p>`
export const tableOf = (cells: string[]) =>
  `<w:tbl><w:tr>${cells.map((text) => `<w:tc>${paragraph(text)}</w:tc>`).join('')}</w:tr></w:tbl>`
export const struck = (text: string) =>
  `<w:p><w:del w:id="1"><w:r><w:delText>${escape(text)}</w:delText></w:r></w:del></w:p>`

/** The parts of a DOCX with this body; `footer` is printed on each of its pages. */
export function docxParts(body: string, footer?: string): Part[] {
  const part = (name: string, content: string) => ({
    name,
    content: Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>${content}`),
  })
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const packages = 'http://schemas.openxmlformats.org/package/2006'
  const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
  return [
    part(
      '[Content_Types].xml',
      `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${type}.document.main+xml"/></Types>`,
    ),
    part(
      '_rels/.rels',
      `<Relationships xmlns="${packages}/relationships"><Relationship Id="r1" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`,
    ),
    part(
      'word/_rels/document.xml.rels',
      `<Relationships xmlns="${packages}/relationships"><Relationship Id="r1" Type="${office}/numbering" Target="numbering.xml"/></Relationships>`,
    ),
    part(
      'word/numbering.xml',
      `<w:numbering ${w}><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>`,
    ),
    part('word/document.xml', `<w:document ${w}><w:body>${body}</w:body></w:document>`),
    ...(footer ? [part('word/footer1.xml', `<w:ftr ${w}>${paragraph(footer)}</w:ftr>`)] : []),
  ]
}

export const docx = (body: string, footer?: string) => zip(docxParts(body, footer))

/** A decision as offices sign one: letterhead in a table, chapters, clauses, points, signatures. */
export function signedDecision(): Uint8Array {
  const lines = [
    'QUYẾT ĐỊNH',
    'Chương I',
    'NHỮNG QUY ĐỊNH CHUNG',
    'Điều 1. Ai thực hiện, từ khi nào',
    'Quy tắc này áp dụng cho cán bộ, công chức, viên chức và người lao động.',
    'Điều 2. Phương châm',
    'Kỷ cương, trách nhiệm, tận tình, thân thiện.',
    'Chương II. ỨNG XỬ TẠI NƠI LÀM VIỆC',
    'Điều 3. Trang phục, tác phong',
    '1. Cán bộ phải mặc trang phục công sở lịch sự.',
    '2. Những việc không được làm:',
    'a) Hút thuốc tại nơi làm việc;',
    'b) Uống rượu, bia trong giờ làm việc.',
    'Điều 4. Với tổ chức, công dân',
    '1. Phải giải quyết công việc đúng quy định, quy trình.',
    '2. Không gợi ý, không nhận tiền, quà.',
    'Nơi nhận:',
    '- Như Điều 4;',
  ]
  return docx(
    tableOf(['ỦY BAN NHÂN DÂN THÀNH PHỐ HÀ NỘI', 'Số: 99/QĐ-UBND', 'Hà Nội, ngày 20 tháng 11 năm 2026']) +
      lines.map(paragraph).join('') +
      struck('Điều 5. Đã bỏ'),
    'Trang 1',
  )
}
