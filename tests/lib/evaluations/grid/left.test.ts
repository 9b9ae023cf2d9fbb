import { beforeEach, expect, it, vi } from 'vitest'
import { leftHere } from '@/components/evaluations/typing/left-here'
import { sendLeft } from '@/components/evaluations/typing/send-left'
import { sendTyped } from '@/components/evaluations/typing/sending'
import { leaving, onLeaving } from '@/components/site/leaving'

const account = '00000000-0000-4000-8000-000000000000'
const place = `nep ${account} thuong-cat 2026-10 00000000-0000-4000-8000-000000000001`
const week = 7 * 86_400_000

// A store whose entries are its own properties, as a browser's are.
class Store {
  getItem(key: string) {
    return (this as Record<string, unknown>)[key] ?? null
  }
  removeItem(key: string) {
    delete (this as Record<string, unknown>)[key]
  }
}

const keep = (at: number) => {
  const cells = [['remark', { typed: 'Đã bàn', base: '' }]]
  vi.stubGlobal('localStorage', Object.assign(new Store(), { [place]: JSON.stringify({ at, cells }) }))
}
beforeEach(() => keep(Date.now()))

it('warns of nothing older than it would send', () => {
  expect(leftHere(account)).toHaveLength(1)
  keep(Date.now() - week - 1000)
  expect(leftHere(account)).toEqual([])
})

it('of a page locked meanwhile the portal keeps what this browser had; what it does not stays and is told', async () => {
  expect(await sendLeft(place, async () => ({ kept: false }))).toEqual({ sent: false, left: ['Đã bàn'] })
  expect(await sendLeft(place, () => Promise.reject(new Error('offline')))).toMatchObject({ sent: false })
  const send = vi.fn(async () => ({ kept: true }))
  expect(await sendLeft(place, send)).toEqual({ sent: true, left: [] })
  expect(send).toHaveBeenCalledWith({ remark: 'Đã bàn' }, { remark: '' })
  expect(await sendLeft(place, send)).toEqual({ sent: false, left: [] })
  expect(send).toHaveBeenCalledTimes(1)
})

it('of a form that she writes alone only what she has not written anew elsewhere goes', async () => {
  const send = vi.fn(async () => ({ kept: true }))
  for (const remark of ['Đã bàn', 'Viết lại ở nơi khác']) {
    expect(await sendLeft(place, send, { remark })).toEqual({ sent: false, left: [] })
    expect(leftHere(account)).toEqual([])
    keep(Date.now())
  }
  expect(send).not.toHaveBeenCalled()
  expect(await sendLeft(place, send, { remark: '' })).toEqual({ sent: true, left: [] })
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
