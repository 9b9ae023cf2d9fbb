import { beforeAll, describe, expect, it } from 'vitest'
import { searchServicePoints, searchStandards } from '@/lib/one-stop/queries'
import { searchUnits } from '@/lib/units/queries'
import { testDatabase } from '../../support/database'

const today = '2026-11-27'

beforeAll(async () => {
  const database = await testDatabase()
  await database.query(`
    INSERT INTO admin_unit (id, code, slug, name, name_en, type, parent_id, valid_from, valid_to) VALUES
      ('10000000-0000-4000-8000-000000000001', '01', 'ha-noi', 'Thành phố Hà Nội', 'Hà Nội City', 'province', NULL, '2025-07-01', NULL),
      ('10000000-0000-4000-8000-000000000002', '021', 'bac-tu-liem-2025', 'Quận Bắc Từ Liêm', NULL, 'urban_district', NULL, NULL, '2025-06-30');
    INSERT INTO admin_unit (id, code, slug, name, name_en, type, parent_id, valid_from, valid_to) VALUES
      ('10000000-0000-4000-8000-000000000003', '00001', 'do-xuan', 'Phường Đỗ Xuân', 'Đỗ Xuân Ward', 'ward', '10000000-0000-4000-8000-000000000001', '2025-07-01', NULL),
      ('10000000-0000-4000-8000-000000000004', '00002', 'xuan-do', 'Xã Xuân Đỗ', 'Xuân Đỗ Commune', 'commune', '10000000-0000-4000-8000-000000000001', '2025-07-01', NULL),
      ('10000000-0000-4000-8000-000000000005', '00003', 'do-xuan-bac-tu-liem-2025', 'Phường Đỗ Xuân', NULL, 'ward', '10000000-0000-4000-8000-000000000002', NULL, '2025-06-30'),
      ('10000000-0000-4000-8000-000000000006', '00004', 'do-xuan-thuong', 'Phường Đỗ Xuân Thượng', 'Đỗ Xuân Thượng Ward', 'ward', '10000000-0000-4000-8000-000000000001', '2025-07-01', NULL),
      ('10000000-0000-4000-8000-000000000007', '00005', 'hoa-lac', 'Xã Hòa Lạc', 'Hòa Lạc Commune', 'commune', '10000000-0000-4000-8000-000000000001', '2025-07-01', NULL);
    INSERT INTO service_point (unit_id, address) VALUES ('10000000-0000-4000-8000-000000000003', 'Số 5 phố Hoa Sữa');
    INSERT INTO service_counter (unit_id, number, title, title_en) VALUES
      ('10000000-0000-4000-8000-000000000003', 1, 'Hộ tịch, chứng thực', 'Civil status, certification');
    INSERT INTO one_stop_standard ("group", position, text, text_en) VALUES
      ('civil', 1, 'Chào hỏi người đến.', 'Greet who comes.'), ('friendly', 1, 'Xin lỗi khi trễ hẹn.', 'Apologise when late.')`)
  return database.close
})

const slugs = async (words: string) => (await searchUnits(words, 20, today)).map(({ slug }) => slug)

describe('searchUnits', () => {
  it('finds without accents, the whole name first, today’s before former, words turned round last', async () => {
    const expected = ['do-xuan', 'do-xuan-bac-tu-liem-2025', 'do-xuan-thuong', 'xuan-do']
    for (const words of ['do xuan', 'Đỗ Xuân', 'đỗ xuân'.normalize('NFD'), '  ĐỖ   XUÂN ']) {
      expect(await slugs(words), words).toEqual(expected)
    }
  })

  it('takes either way of placing a mark', async () => {
    expect(await slugs('Hoà Lạc')).toEqual(['hoa-lac'])
    expect(await slugs('Hòa')).toEqual(['hoa-lac'])
  })

  it('answers to the English name, the code, and the former district', async () => {
    expect(await slugs('xuan do commune')).toEqual(['xuan-do'])
    expect(await slugs('00005')).toEqual(['hoa-lac'])
    expect(await slugs('do xuan bac tu liem')).toEqual(['do-xuan-bac-tu-liem-2025'])
  })

  it('begins at the beginning of a word', async () => {
    expect(await slugs('uan')).toEqual([])
  })

  it.each(['', ' ', '%', '_', "'", '\\', '🙂', '-- ;'])('finds nothing for %j', async (words) => {
    expect(await slugs(words)).toEqual([])
  })
})

describe('one-stop search', () => {
  it('finds a service point by ward, address and counter', async () => {
    expect(await searchServicePoints('một cửa đỗ xuân', 5, today)).toMatchObject([
      { slug: 'do-xuan', counter: null },
    ])
    expect(await searchServicePoints('hoa sua', 5, today)).toMatchObject([{ slug: 'do-xuan' }])
    expect(await searchServicePoints('chung thuc', 5, today)).toMatchObject([
      { counter: 'Hộ tịch, chứng thực' },
    ])
    expect(await searchServicePoints('mot cua', 5, today)).toEqual([])
  })

  it('finds a standard in either language', async () => {
    expect(await searchStandards('tre hen', 5)).toMatchObject([{ group: 'friendly' }])
    expect(await searchStandards('apologise', 5)).toMatchObject([{ text: 'Xin lỗi khi trễ hẹn.' }])
  })
})
