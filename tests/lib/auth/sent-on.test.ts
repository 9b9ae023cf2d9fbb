import { NextRequest } from 'next/server'
import { expect, it, vi } from 'vitest'
import { proxy } from '@/proxy'

vi.mock('@/lib/env', () => ({ env: () => ({}), publicUrl: () => 'http://localhost:3000' }))

const asked = (path: string, method = 'POST', headers: Record<string, string> = {}) =>
  proxy(
    new NextRequest(`http://localhost:3000${path}`, {
      method,
      headers: { origin: 'http://localhost:3000', host: 'localhost:3000', ...headers },
    }),
  )
const told = 'x-middleware-request-x-form'

it('a form that a browser sends on to sign in ends there, and is told that it was not saved', () => {
  const answer = asked('/dang-nhap?tiep=%2Fcan-bo%2Fdanh-gia%2F2026-11&gui=1')
  expect(answer.status).toBe(303)
  const there = new URL(answer.headers.get('location')!)
  expect(there.pathname).toBe('/dang-nhap')
  expect(Object.fromEntries(there.searchParams)).toEqual({
    tiep: '/can-bo/danh-gia/2026-11',
    'chua-luu': '1',
  })
  expect(asked('/dang-nhap?tiep=%2Fcan-bo').status).toBe(200)
})

it('a page is told that a form came without scripts, and of nothing else', () => {
  expect(asked('/can-bo/danh-gia/2026-11').headers.get(told)).toBe('1')
  expect(asked('/can-bo/danh-gia/2026-11', 'POST', { 'next-action': 'x' }).headers.get(told)).toBeNull()
  expect(asked('/can-bo/danh-gia/2026-11', 'GET', { 'x-form': '1' }).headers.get(told)).toBeNull()
})
