import { expect, it, vi } from 'vitest'
import { POST } from '@/app/[locale]/staff/units/[unit]/evaluations/[month]/cells/route'

vi.mock('@/lib/auth/session/queries', () => ({
  accountOfSeal: () => null,
  findActor: () => Promise.resolve(null),
  requireSameOrigin: () => Promise.resolve(),
}))

it.each(['text/plain', 'multipart/form-data; boundary=x'])(
  'answers what is no form (%s) in words',
  async (type) => {
    const request = new Request('http://localhost/ghi', {
      ...{ method: 'POST', body: 'garbage', headers: { 'content-type': type } },
    })
    const answer = await POST(request, { params: Promise.resolve({ unit: 'thuong-cat', month: '2026-10' }) })
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toMatch(/danh-gia\/2026-10\?tu-choi=unreadable/)
  },
)
