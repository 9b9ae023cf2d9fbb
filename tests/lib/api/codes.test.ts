import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { GET as oneCode } from '@/app/api/v1/codes/[code]/route'
import { GET as codes } from '@/app/api/v1/codes/route'
import { importCode } from '@/lib/codes/commands'
import { codeDetail, codeLine } from '@/lib/open-data/schema'
import { testDatabase } from '@/tests/support/database'

// Next's cache lives in its server alone; here every read is asked anew.
vi.mock('next/cache', () => ({ unstable_cache: (read: () => unknown) => read }))

beforeAll(async () => {
  const database = await testDatabase()
  for (const slug of ['can-bo', 'noi-cong-cong']) {
    await importCode(null, readFileSync(`prisma/seed/codes/${slug}.md`, 'utf8'))
  }
  return database.close
})

const request = new Request('https://nep.example/api/v1/codes')

describe('codes', () => {
  it('are listed as the description says, no key more and none less', async () => {
    const { data, next } = await (await codes(request, {})).json()
    expect(next).toBeNull()
    expect(data.map((line: unknown) => codeLine.parse(line))).toEqual(data)
    expect(data).toHaveLength(2)
  })

  it('and no other question is asked of them', async () => {
    const asked = new Request('https://nep.example/api/v1/codes?after=can-bo')
    const params = Promise.resolve({ code: 'can-bo' })
    for (const response of [await codes(asked, {}), await oneCode(asked, { params })]) {
      expect(response.status).toBe(400)
      expect((await response.json()).detail).toBe(
        'Không có tham số “after”; địa chỉ này không nhận tham số nào.',
      )
    }
  })

  it.each(['can-bo', 'noi-cong-cong'])('%s too, down to its rules', async (code) => {
    const answer = await (await oneCode(request, { params: Promise.resolve({ code }) })).json()
    expect(codeDetail.parse(answer)).toEqual(answer)
  })
})
