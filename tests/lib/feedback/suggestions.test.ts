import { beforeAll, describe, expect, it } from 'vitest'
import { editDraft, sendDraft, startDraft } from '@/lib/feedback/suggestions/commands'
import {
  countPublished,
  findDraft,
  findTracked,
  listModeration,
  listPublished,
  searchPublished,
} from '@/lib/feedback/suggestions/queries'
import { codeFrom, faultOf, soundsLike, writtenCode } from '@/lib/feedback/suggestions/rules'
import { draftInput, pageLength, trackingCode } from '@/lib/feedback/suggestions/schema'
import {
  blankWords,
  hideSuggestion,
  replyTo,
  routeSuggestion,
  showSuggestion,
} from '@/lib/feedback/moderation/commands'
import { replyInput } from '@/lib/feedback/moderation/schema'
import { findInbox, findInboxItem } from '@/lib/feedback/moderation/queries'
import { testDatabase, type TestDatabase } from '@/tests/support/database'
import { eventsOf } from '@/tests/lib/auth/office'
import { now, type Scene, sender, setScene, suggest } from './scene'

let database: TestDatabase
let scene: Scene
beforeAll(async () => {
  database = await testDatabase()
  scene = await setScene(database)
  return database.close
})

const input = (text: string, marked = '') => draftInput.parse({ kind: 'suggestion', text, marked })
const later = (days: number) => new Date(now.getTime() + days * 86_400_000)

describe('writing in the book', () => {
  it('goes from what was seen to a code, and sent twice it is there once', async () => {
    const from = sender()
    const text = 'Đèn ở phố Kẻ Vẽ hỏng, gọi tôi 0912 345 678'
    const started = await startDraft('thuong-cat', { ...input(text), honeypot: false }, from, now)
    if (!started.ok) throw new Error(started.reason)
    expect((await findDraft('thuong-cat', started.id))?.publicText).toBe(
      'Đèn ở phố Kẻ Vẽ hỏng, gọi tôi [đã che số điện thoại]',
    )
    expect(await findDraft('dong-ngac', started.id)).toBeNull()
    const [one, two] = await Promise.all([
      sendDraft(started.id, input(text), from, now),
      sendDraft(started.id, input(text), from, now),
    ])
    expect(one).toEqual(two)
    if (!one.ok) throw new Error(one.reason)
    expect(await findDraft('thuong-cat', started.id)).toBeNull()
    expect(await editDraft(started.id, input('Đổi sau khi gửi'))).toBe(false)
    expect(await findTracked('thuong-cat', one.code)).toMatchObject({
      state: 'received',
      shown: false,
      text: 'Đèn ở phố Kẻ Vẽ hỏng, gọi tôi [đã che số điện thoại]',
      receivedOn: '2026-11-10',
      dueOn: '2026-11-17',
    })
    expect(await findTracked('dong-ngac', one.code)).toBeNull()
    expect(await eventsOf(database, 'suggestion.received')).toHaveLength(1)
  })

  it('sends nothing that its writer has not seen as it will be read', async () => {
    const from = sender()
    const started = await startDraft('thuong-cat', { ...input('Chờ lâu quá ạ'), honeypot: false }, from, now)
    if (!started.ok) throw new Error(started.reason)
    const changed = input('Chờ lâu quá ạ, gọi 0912345678')
    expect(await sendDraft(started.id, changed, from, now)).toEqual({ ok: false, reason: 'changed' })
    expect(await editDraft(started.id, changed)).toBe(true)
    expect(await sendDraft(started.id, changed, from, now)).toMatchObject({ ok: true })
  })

  it('takes nothing empty, nothing for a unit that keeps no book, and forgets after a day', async () => {
    const from = sender()
    const started = await startDraft('thuong-cat', { ...input(''), honeypot: false }, from, now)
    if (!started.ok) throw new Error(started.reason)
    expect(await sendDraft(started.id, input(''), from, now)).toEqual({ ok: false, reason: 'fault' })
    const nowhere = await startDraft(
      'ha-noi',
      { ...input('Góp ý cho cả thành phố'), honeypot: false },
      from,
      now,
    )
    expect(nowhere).toEqual({ ok: false, reason: 'not-found' })
    await startDraft('thuong-cat', { ...input('Hai ngày sau'), honeypot: false }, from, later(2))
    expect(await editDraft(started.id, input('Muộn rồi'))).toBe(false)
  })

  it('stays as it was written, whatever program asks', async () => {
    const { id } = await suggest('Nguyên văn của người dân')
    await expect(database.query(`UPDATE suggestion SET text = 'khác' WHERE id = $1`, [id])).rejects.toThrow(
      'stays as',
    )
    await expect(
      database.query(`UPDATE suggestion SET state = 'draft' WHERE id = $1`, [id]),
    ).rejects.toThrow()
  })
})

describe('the clerk', () => {
  it('may paste what no text can hold: it is left out, and the answer stands', async () => {
    const { id, code } = await suggest('Ghế chờ ở sảnh bị gãy\0 một chân', { at: now })
    const sent = replyInput.parse({ id, reply: 'Đã thay\0 ghế mới\ud800.' })
    expect(await replyTo(scene.clerk, sent, now)).toMatchObject({ ok: true })
    expect(await findTracked('thuong-cat', code)).toMatchObject({
      text: 'Ghế chờ ở sảnh bị gãy một chân',
      reply: 'Đã thay ghế mới.',
    })
  })

  it('covers, shows, answers by the calendar; the public reads exactly that', async () => {
    const { id, code } = await suggest('Cô bán hàng Hoa Lý ở quầy 3 chen hàng', { at: now })
    expect(await listPublished('thuong-cat')).toEqual([])
    expect(await blankWords(scene.clerk, { id, marked: 'Hoa Lý' }, now)).toMatchObject({ ok: true })
    expect(await showSuggestion(scene.clerk, { id }, now)).toMatchObject({ ok: true })
    expect(await showSuggestion(scene.clerk, { id }, now)).toMatchObject({ reason: 'not-now' })
    expect(await listPublished('thuong-cat')).toMatchObject([
      { id, text: 'Cô bán hàng [đã che tên] ở quầy 3 chen hàng', reply: null, dueOn: '2026-11-17' },
    ])
    // Tuesday to the Monday after: four working days.
    const reply = 'Từ 12/11 đã đặt máy lấy số ở quầy 3.'
    expect(await replyTo(scene.clerk, { id, reply: 'Bà Lê Thị Hồng đã xin lỗi' }, later(6))).toMatchObject({
      reason: 'personal',
    })
    expect(await replyTo(scene.clerk, { id, reply }, later(6))).toMatchObject({ ok: true })
    expect(await listPublished('thuong-cat')).toMatchObject([
      { id, reply, replyDays: 4, repliedOn: '2026-11-16' },
    ])
    expect(await replyTo(scene.clerk, { id, reply: `${reply} Cảm ơn.` }, later(9))).toMatchObject({
      ok: true,
    })
    expect(await findTracked('thuong-cat', code)).toMatchObject({
      reply: `${reply} Cảm ơn.`,
      repliedOn: '2026-11-16',
    })
    const item = await findInboxItem(scene.clerk, id, now)
    expect(item?.acts.map(({ act }) => act)).toEqual(['blanked', 'shown', 'replied', 'replied'])
    expect(item?.text).toContain('Hoa Lý')
  })

  it('hides with a reason, the log says so without a word of the text, and what is hidden is nowhere', async () => {
    const { id, code } = await suggest('Từ khóa bí mật zyzzyva cùng số 0987654321')
    await showSuggestion(scene.clerk, { id }, now)
    await replyTo(scene.clerk, { id, reply: 'Trả lời có từ zyzzyva' }, now)
    expect(await searchPublished('tu khoa ZYZZYVA', 10)).toHaveLength(1)
    expect(await searchPublished('zyzzyva 0987654321', 10)).toEqual([])
    expect(await waysOut('zyzzyva')).toEqual(['published_suggestion'])
    expect(await hideSuggestion(scene.clerk, { id, reason: 'insult' }, later(1))).toMatchObject({ ok: true })
    expect(await waysOut('zyzzyva')).toEqual([])
    expect(await waysOut('0987654321')).toEqual([])
    expect(await searchPublished('zyzzyva', 10)).toEqual([])
    expect((await listPublished('thuong-cat')).map((each) => each.id)).not.toContain(id)
    expect(await listModeration('thuong-cat')).toEqual([
      { decidedOn: '2026-11-11', receivedOn: '2026-11-10', act: 'hidden', reason: 'insult' },
    ])
    expect(await findTracked('thuong-cat', code)).toMatchObject({ shown: false, hiddenReason: 'insult' })
    await showSuggestion(scene.clerk, { id }, later(2))
    expect((await listModeration('thuong-cat')).map(({ act }) => act)).toEqual(['shown', 'hidden'])
  })

  it('routes a denunciation out, with the address, and it is in no list of the public', async () => {
    const { id, code } = await suggest('Tôi tố cáo cán bộ nhận hối lộ qwxyz')
    expect((await findInboxItem(scene.clerk, id, now))?.hint).toBe('denunciation')
    const to = 'Thanh tra, số 1 phố A'
    expect(await routeSuggestion(scene.clerk, { id, as: 'denunciation', to }, now)).toMatchObject({
      ok: true,
    })
    for (const again of [
      () => showSuggestion(scene.clerk, { id }, now),
      () => replyTo(scene.clerk, { id, reply: 'Không' }, now),
      () => routeSuggestion(scene.clerk, { id, as: 'complaint', to }, now),
    ])
      expect(await again()).toMatchObject({ ok: false, reason: 'not-now' })
    expect(await findTracked('thuong-cat', code)).toMatchObject({ state: 'routed', routedTo: to })
    expect(await waysOut('qwxyz')).toEqual([])
    expect(await waysOut('denunciation')).toEqual([])
  })

  it('never shows praise in the book', async () => {
    const { id } = await suggest('Cảm ơn cô ở quầy 2 rất nhiều', { kind: 'praise' })
    expect(await showSuggestion(scene.clerk, { id }, now)).toMatchObject({ ok: false, reason: 'not-now' })
  })

  it('sees what waits, the most urgent first, with the days left', async () => {
    const { id } = await suggest('Cũ nhất, đã quá hạn trả lời', { at: new Date('2026-11-02T03:00:00Z') })
    const inbox = await findInbox(scene.clerk, 'thuong-cat', now)
    expect(inbox?.waiting[0]).toMatchObject({ id, dueOn: '2026-11-09', left: -1 })
  })

  // Every relation that the public's role can read, read whole.
  async function waysOut(words: string): Promise<string[]> {
    const reader = await database.client(database.readerUrl)
    const { rows } = await reader.query<{ name: string }>(
      `SELECT c.relname AS name FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace
       AND c.relkind IN ('r', 'v', 'm', 'p') AND has_table_privilege(c.oid, 'SELECT') ORDER BY 1`,
    )
    const found: string[] = []
    for (const { name } of rows) {
      const { rows: hit } = await reader.query(`SELECT FROM "${name}" t WHERE t::text ILIKE $1 LIMIT 1`, [
        `%${words}%`,
      ])
      if (hit.length > 0) found.push(name)
    }
    return found
  }
})

describe('who may not', () => {
  it.each([
    'staff',
    'assessor',
    'rating_authority',
    'personnel',
    'editor',
    'inspector',
    'administrator',
    'stranger',
  ] as const)('%s keeps no book here, and is told that there is none', async (who) => {
    const { id } = await suggest('Ai được đọc trang này?')
    const actor = scene[who]
    expect(await findInbox(actor, 'thuong-cat', now)).toBeNull()
    expect(await findInboxItem(actor, id, now)).toBeNull()
    for (const act of [
      () => showSuggestion(actor, { id }, now),
      () => hideSuggestion(actor, { id, reason: 'insult' }, now),
      () => blankWords(actor, { id, marked: 'trang' }, now),
      () => routeSuggestion(actor, { id, as: 'complaint', to: 'x' }, now),
      () => replyTo(actor, { id, reply: 'x' }, now),
    ])
      expect(await act()).toEqual({ ok: false, reason: 'not-found' })
    const refused = await eventsOf(database, 'action.refused')
    expect(refused.filter(({ payload }) => payload.subject === id)).toHaveLength(5)
  })
})

it('the public book has pages, none of which repeats or loses a suggestion, and a search knows the page', async () => {
  for (let n = 0; n < pageLength + 5; n++) {
    const { id } = await suggest(`Ghế ngồi chờ số ${n} ở sảnh bị gãy chân`, { at: later(20 + (n % 3)) })
    expect(await showSuggestion(scene.clerk, { id }, later(25))).toMatchObject({ ok: true })
  }
  const { count } = await countPublished('thuong-cat')
  const [first, second, third] = await Promise.all([1, 2, 3].map((page) => listPublished('thuong-cat', page)))
  expect(first).toHaveLength(pageLength)
  expect(second).toHaveLength(count - pageLength)
  expect(third).toEqual([])
  const ids = [...first!, ...second!].map(({ id }) => id)
  expect(new Set(ids).size).toBe(count)
  const found = await searchPublished('ghe ngoi cho', 50)
  expect(found).toHaveLength(pageLength + 5)
  for (const { id, page } of found) expect(page).toBe(ids.indexOf(id) < pageLength ? 1 : 2)
})

describe('rules', () => {
  it('codes are ten letters that cannot be mistaken, and forgiving when typed', () => {
    expect(codeFrom(new Uint8Array(9))).toBeNull()
    expect(codeFrom(new Uint8Array(10))).toBe('aaaaaaaaaa')
    expect(codeFrom(new Uint8Array([...Array<number>(14).fill(255), ...Array<number>(10).fill(1)]))).toBe(
      'bbbbbbbbbb',
    )
    expect(writtenCode('abcdefghjk')).toBe('abcde-fghjk')
    expect(trackingCode.parse(' ABCDE-fghjk ')).toBe('abcdefghjk')
    expect(trackingCode.safeParse('abc').success).toBe(false)
  })

  it('says what is wrong with a text', () => {
    expect([faultOf(''), faultOf('ngắn'), faultOf('đủ dài rồi đấy'), faultOf('a'.repeat(2001))]).toEqual([
      'empty',
      'short',
      null,
      'long',
    ])
  })

  it('hears a denunciation or a complaint, with or without accents', () => {
    expect(soundsLike('Toi to cao ong X nhan hoi lo')).toBe('denunciation')
    expect(soundsLike('Tôi khiếu nại quyết định thu hồi đất')).toBe('complaint')
    expect(soundsLike('Xin thêm ghế ngồi chờ')).toBeNull()
  })
})
