import { z } from 'zod'
import { performanceRowSchema } from '@/lib/record/schema'
import { sentFigures } from '@/lib/record/entries/schema'
import { ledgerPageSchema } from '@/lib/record/ledger/schema'
import { codeDetail, codeLine, figuresTaken, problemDetails, unitDetail } from './schema'

type Parameter = {
  name: string
  in: 'query' | 'path'
  required?: boolean
  description: string
  schema: object
}

const text = { type: 'string' }
const month = { type: 'string', pattern: '^\\d{4}-(0[1-9]|1[0-2])$', example: '2026-10' }
const after: Parameter = { name: 'after', in: 'query', description: 'Lấy nguyên từ “next”.', schema: text }
const filters: Parameter[] = [
  { name: 'unit', in: 'query', description: 'Tên rút gọn, hoặc mã của đơn vị hiện nay.', schema: text },
  { name: 'from', in: 'query', description: 'Từ tháng.', schema: month },
  { name: 'to', in: 'query', description: 'Đến hết tháng.', schema: month },
  {
    name: 'revisions',
    in: 'query',
    description: 'all: mọi lần công bố.',
    schema: { type: 'string', enum: ['latest', 'all'] },
  },
]
const one = (name: string): Parameter => ({
  name,
  in: 'path',
  required: true,
  description: 'Tên rút gọn hoặc mã.',
  schema: text,
})

const page = (row: z.ZodType) => z.object({ data: z.array(row), next: z.string().nullable() })

/** The description of the open data, made from the very schemas that check it (OpenAPI 3.1). */
export function openApi(root: string): object {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Nếp: dữ liệu mở',
      version: '1',
      description: 'Số liệu đã công bố của các đơn vị, không có dữ liệu về cá nhân. Không cần khóa.',
    },
    servers: [{ url: root }],
    paths: {
      '/api/v1/units': get('Các đơn vị, kể cả đơn vị cũ', json(page(unitDetail)), [after]),
      '/api/v1/units/{code}': get('Một đơn vị', json(unitDetail), [one('code')]),
      '/api/v1/performance': get('Số liệu tháng đã công bố', json(page(performanceRowSchema)), [
        ...filters,
        after,
      ]),
      '/api/v1/performance.csv': get(
        'Cũng những dòng ấy, dạng CSV (UTF-8 có BOM)',
        { 'text/csv': { schema: text } },
        filters,
      ),
      '/api/v1/codes': get('Các bộ quy tắc ứng xử đang có hiệu lực', json(page(codeLine)), []),
      '/api/v1/codes/{code}': get('Một bộ quy tắc, cả chương, điều', json(codeDetail), [one('code')]),
      '/api/v1/ledger': get('Sổ công bố: chuỗi băm của mọi lần công bố', json(ledgerPageSchema), [
        { ...after, description: 'Số thứ tự của mục đã đọc cuối cùng.' },
      ]),
      '/api/v1/publications.atom': get(
        'Công bố và đính chính, mới nhất trước (Atom)',
        { 'application/atom+xml': { schema: text } },
        [filters[0]!, after],
      ),
      '/api/v1/openapi.json': get(
        'Bản mô tả này',
        { 'application/json': { schema: { type: 'object' } } },
        [],
      ),
      '/api/v1/dossiers/{unit}/{month}': putFigures(),
    },
    components: {
      securitySchemes: {
        key: { type: 'http', scheme: 'bearer', description: 'Khóa của đơn vị, do người quản trị cấp.' },
      },
    },
  }
}

const wrong = { 'application/problem+json': { schema: z.toJSONSchema(problemDetails) } }

/** The one way in: a unit's own system sends a month's figures. */
function putFigures(): object {
  const summary = 'Gửi số liệu hồ sơ của một tháng (cần khóa của đơn vị)'
  const refused = (description: string) => ({ description, content: wrong })
  return {
    put: {
      summary,
      security: [{ key: [] }],
      parameters: [one('unit'), { ...one('month'), description: 'Một tháng.', schema: month }],
      requestBody: {
        required: true,
        content: { 'application/json': { schema: z.toJSONSchema(sentFigures, { io: 'input' }) } },
      },
      responses: {
        200: { description: 'Đã nhận, không có gì mới', content: json(figuresTaken) },
        201: { description: 'Đã nhận', content: json(figuresTaken) },
        400: refused('Nội dung không đúng dạng, hoặc địa chỉ có tham số'),
        401: refused('Thiếu khóa, hoặc khóa hết hiệu lực'),
        404: refused('Khóa không mở đơn vị này'),
        422: refused('Số liệu không khớp, hoặc tháng không nhận'),
        429: refused('Gửi quá nhiều'),
        503: refused('Máy chủ dữ liệu đang không trả lời'),
      },
    },
  }
}

function get(summary: string, content: object, parameters: Parameter[]): object {
  return {
    get: {
      summary,
      parameters,
      responses: {
        200: { description: summary, content },
        304: { description: 'Không đổi so với ETag đã gửi' },
        400: {
          description:
            'Câu hỏi sai: tham số viết sai, ghi hai lần, hoặc không có trong bản mô tả này; detail nêu tham số ấy và các tham số được nhận',
          content: wrong,
        },
        404: { description: 'Không có', content: wrong },
        503: { description: 'Máy chủ dữ liệu đang không trả lời', content: wrong },
      },
    },
  }
}

function json(schema: z.ZodType): object {
  return { 'application/json': { schema: z.toJSONSchema(schema) } }
}
