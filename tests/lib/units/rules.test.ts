import { expect, it } from 'vitest'
import { comparable, slugOf, slugsFor } from '@/lib/units/rules'
import type { SluggedUnit } from '@/lib/units/schema'

it.each([
  ['Phường Thượng Cát', 'thuong-cat'],
  ['Thành phố Hà Nội', 'ha-noi'],
  ['Thị trấn Đông Anh', 'dong-anh'],
  ['Đặc khu Phú Quốc', 'phu-quoc'],
  ['Xã Hoà Lạc', slugOf('Xã Hòa Lạc')],
  ['Phường Cổ Nhuế 1', 'co-nhue-1'],
])('%s → %s', (name, slug) => expect(slugOf(name)).toBe(slug))

const province = (key: string, name: string): SluggedUnit => ({
  key,
  code: key,
  name,
  type: 'province',
  parentKey: null,
  validFrom: '2025-07-01',
  validTo: null,
})
const ward = (
  key: string,
  name: string,
  parentKey: string,
  type: 'ward' | 'commune' = 'ward',
): SluggedUnit => ({
  key,
  code: key,
  name,
  type,
  parentKey,
  validFrom: '2025-07-01',
  validTo: null,
})

it('two of today’s units that share a name both take their parent’s, then their kind', () => {
  const units = [
    province('01', 'Thành phố Hà Nội'),
    province('35', 'Tỉnh Ninh Bình'),
    ward('a', 'Phường Minh Khai', '01'),
    ward('b', 'Phường Minh Khai', '35'),
    ward('c', 'Xã Minh Khai', '35', 'commune'),
  ]
  const slugs = Object.fromEntries(slugsFor(units))
  expect(slugs).toEqual({
    '01': 'ha-noi',
    '35': 'ninh-binh',
    a: 'minh-khai-ha-noi',
    b: 'phuong-minh-khai-ninh-binh',
    c: 'xa-minh-khai-ninh-binh',
  })
  expect(Object.fromEntries(slugsFor(units.toReversed()))).toEqual(slugs)
})

it('compares only across whole successions', () => {
  expect(comparable(['whole', 'unchanged', 'renamed'])).toBe(true)
  expect(comparable(['whole', 'part'])).toBe(false)
  expect(comparable(['part_area'])).toBe(false)
})

it('makes an address of a code that is no number', () => {
  const city = { ...province('CT', 'Thành phố Cần Thơ'), code: 'CT' }
  const twin = (key: string, code: string): SluggedUnit => ({
    ...{ key, code, name: 'Xã An Bình', type: 'commune', parentKey: 'CT' },
    ...{ validFrom: '2025-07-01', validTo: null },
  })
  const slugs = [...slugsFor([city, twin('a', 'CT.01'), twin('b', 'CT.02')]).values()]
  expect(slugs).toEqual(['can-tho', 'xa-an-binh-can-tho-ct-01-2025', 'xa-an-binh-can-tho-ct-02-2025'])
})
