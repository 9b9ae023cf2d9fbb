import { describe, expect, inject, it } from 'vitest'
import { checkServer } from '@/lib/run/server.mjs'

const url = (changes) => Object.assign(new URL(inject('testServer')), changes).href
const external = Boolean(process.env.TEST_DATABASE_URL)

describe('checkServer', () => {
  it('accepts a server that answers', () => expect(checkServer(url({}))).resolves.toBeUndefined())

  it.each([
    ['mysql://a@b/c', 'không đọc được'],
    ['chẳng phải địa chỉ', 'không đọc được'],
    ['postgresql://nep@127.0.0.1:5432', 'thiếu tên cơ sở dữ liệu'],
    ['postgresql://nep@127.0.0.1:1/nep', 'hãy bật máy chủ đó'],
    ['postgresql://nep@khong-co-may-nay.invalid/nep', 'Không tìm thấy máy chủ'],
  ])('says what is wrong with %s', async (address, sentence) => {
    await expect(checkServer(address)).rejects.toThrow(sentence)
  })

  it('says that a database is missing', async () => {
    await expect(checkServer(url({ pathname: '/chua-co' }))).rejects.toThrow('createdb chua-co')
  })

  it('says that a password is wrong', async () => {
    // A server given from outside may trust this machine and ask for none.
    if (!external)
      await expect(checkServer(url({ password: 'sai' }))).rejects.toThrow('không nhận người dùng')
  })
})
