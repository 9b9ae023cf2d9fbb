import { expect, it, vi } from 'vitest'
import { leftHere } from '@/components/evaluations/typing/left-here'
import { sendTyped } from '@/components/evaluations/typing/sending'
import { leaving, onLeaving } from '@/components/site/leaving'

const account = '00000000-0000-4000-8000-000000000000'
const place = `nep ${account} thuong-cat 2026-10 00000000-0000-4000-8000-000000000001`
const week = 7 * 86_400_000

const keep = (at: number) => {
  const cells = [['remark', { typed: 'Đã bàn', base: '' }]]
  const kept = JSON.stringify({ at, cells })
  // A browser's store has its entries as its own properties.
  vi.stubGlobal('localStorage', Object.assign(Object.create({ getItem: () => kept }), { [place]: kept }))
}
it('warns of nothing older than it would send', () => {
  keep(Date.now())
  expect(leftHere(account)).toHaveLength(1)
  keep(Date.now() - week - 1000)
  expect(leftHere(account)).toEqual([])
})

it('whatever the server answers below 500 is an answer; what typing on does not change is final', async () => {
  const answer = (body: string, status: number) =>
    vi.stubGlobal('fetch', async () => new Response(body, { status }))
  answer('<html>', 403)
  expect(await sendTyped('/', {})).toEqual({ kept: false, final: true })
  answer('', 413)
  expect(await sendTyped('/', {})).toEqual({ kept: false, final: false })
  answer(JSON.stringify({ kept: true, said: 'giữ' }), 409)
  expect(await sendTyped('/', {})).toEqual({ kept: true, said: 'giữ', final: false })
  answer('{}', 502)
  await expect(sendTyped('/', {})).rejects.toThrow()
})

it('who leaves is told whether all of it went', async () => {
  const back = [onLeaving(async () => true), onLeaving(async () => true)]
  expect(await leaving()).toBe(true)
  back.push(onLeaving(() => Promise.reject(new Error('offline'))))
  expect(await leaving()).toBe(false)
  for (const each of back) each()
  expect(await leaving()).toBe(true)
})
