import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { hoursWritten, openState, spansOn, specialDays } from '@/lib/one-stop/opening/rules'
import { hoursTyped, type Opening } from '@/lib/one-stop/opening/schema'
import { checkHours, groupHours } from '@/lib/one-stop/rules'
import { amenitySchema, servicePointSchema, standardGroups, standardSchema } from '@/lib/one-stop/schema'
import type { ServiceHours } from '@/lib/one-stop/schema'

const seed = (name: string): unknown => JSON.parse(readFileSync(`prisma/seed/one-stop/${name}.json`, 'utf8'))
const workday = (weekday: number): ServiceHours[] => [
  { weekday, opens: '08:00', closes: '12:00' },
  { weekday, opens: '13:30', closes: '17:00' },
]
const week = [1, 2, 3, 4, 5].flatMap(workday)

describe('the model as seeded', () => {
  it('has five to seven standards in each group, numbered from 1, none twice', () => {
    const standards = z.array(standardSchema).parse(seed('standards'))
    for (const group of standardGroups) {
      const positions = standards.filter((one) => one.group === group).map(({ position }) => position)
      expect(positions).toEqual(positions.map((_, index) => index + 1))
      expect(positions.length >= 5 && positions.length <= 7).toBe(true)
    }
    expect(new Set(standards.map(({ text }) => text)).size).toBe(standards.length)
  })

  it('has amenities with slugs and places of their own', () => {
    const amenities = z.array(amenitySchema).parse(seed('amenities'))
    expect(amenities.map(({ position }) => position)).toEqual(amenities.map((_, index) => index + 1))
    expect(new Set(amenities.map(({ slug }) => slug)).size).toBe(amenities.length)
  })
})

describe('a service point', () => {
  const unknown = { address: null, hotline: null, hours: [], counters: [], amenities: [] }
  it('may be all unknown, and refuses hours and numbers that are none', () => {
    expect(servicePointSchema.safeParse(unknown).success).toBe(true)
    expect(servicePointSchema.safeParse({ ...unknown, hotline: '024 3838 1234' }).success).toBe(true)
    const bad = { ...unknown, hotline: 'gọi tôi', hours: [{ weekday: 8, opens: '24:00', closes: '7:30' }] }
    const paths = servicePointSchema.safeParse(bad).error?.issues.map(({ path }) => path.join('.'))
    expect(paths).toEqual(['hotline', 'hours.0.weekday', 'hours.0.opens', 'hours.0.closes'])
  })
})

// 2026-11-23 is a Monday.
const dayAt = (weekday: number) => `2026-11-${22 + weekday}`
const opening = (hours: ServiceHours[], more: Partial<Opening> = {}): Opening => ({
  ...{ hours, exceptions: [], holidays: [] },
  ...more,
})

describe('openState', () => {
  it.each([
    [1, '07:59', { open: false, next: { day: dayAt(1), time: '08:00', inDays: 0 } }],
    [1, '08:00', { open: true, until: '12:00' }],
    [1, '11:59', { open: true, until: '12:00' }],
    [1, '12:00', { open: false, next: { day: dayAt(1), time: '13:30', inDays: 0 } }],
    [1, '17:00', { open: false, next: { day: dayAt(2), time: '08:00', inDays: 1 } }],
    [5, '17:00', { open: false, next: { day: '2026-11-30', time: '08:00', inDays: 3 } }],
    [7, '10:00', { open: false, next: { day: '2026-11-30', time: '08:00', inDays: 1 } }],
  ])('weekday %i at %s', (weekday, time, state) => {
    expect(openState(opening(week), dayAt(weekday), time)).toEqual(state)
    expect(openState(opening(week.toReversed()), dayAt(weekday), time)).toEqual(state)
  })

  it('looks three weeks ahead, and knows nothing without hours', () => {
    const monday = [{ weekday: 1, opens: '08:00', closes: '09:00' }]
    expect(openState(opening(monday), dayAt(1), '09:00')).toEqual({
      open: false,
      next: { day: '2026-11-30', time: '08:00', inDays: 7 },
    })
    expect(openState(opening([]), dayAt(1), '09:00')).toEqual({ open: false, next: null })
  })

  it('is closed on a holiday, on a worked Saturday open as on a Monday, and the ward’s own day goes first', () => {
    const holidays: Opening['holidays'] = [
      { day: dayAt(2), kind: 'day_off', name: 'Nghỉ lễ' },
      { day: dayAt(3), kind: 'day_off', name: 'Nghỉ lễ' },
      { day: dayAt(6), kind: 'work_day', name: 'Làm bù' },
    ]
    const own = { day: dayAt(3), spans: [{ opens: '09:00', closes: '10:00' }], reason: 'Trực lễ' }
    const all = opening(week, { holidays, exceptions: [own] })
    expect(openState(all, dayAt(1), '17:00')).toEqual({
      open: false,
      next: { day: dayAt(3), time: '09:00', inDays: 2 },
    })
    expect(openState(all, dayAt(3), '09:30')).toEqual({ open: true, until: '10:00' })
    expect(spansOn(all, dayAt(6))).toEqual(spansOn(all, dayAt(1)))
    expect(specialDays(all, dayAt(1), 60)).toMatchObject([
      { day: dayAt(2), spans: [], reason: 'Nghỉ lễ', own: false },
      { day: dayAt(3), reason: 'Trực lễ', own: true },
      { day: dayAt(6), reason: 'Làm bù' },
    ])
    // A day off that the week has no hours for says nothing new.
    const sunday = opening(week, { holidays: [{ day: dayAt(7), kind: 'day_off', name: 'Lễ' }] })
    expect(specialDays(sunday, dayAt(1), 60)).toEqual([])
  })

  it('takes spells that touch as one', () => {
    const touching = [
      { weekday: 6, opens: '10:00', closes: '12:00' },
      { weekday: 6, opens: '08:00', closes: '10:00' },
    ]
    expect(openState(opening(touching), dayAt(6), '09:59')).toEqual({ open: true, until: '12:00' })
    expect(checkHours(touching)).toEqual([])
  })
})

describe('hours as typed', () => {
  it.each([
    ['', ''],
    ['08:00–12:00, 13:30–17:00', '08:00–12:00, 13:30–17:00'],
    ['8h-12h; 13h30 - 17h', '08:00–12:00, 13:30–17:00'],
    ['13.30 đến 17:00 và 8 – 11:30', '08:00–11:30, 13:30–17:00'],
    ['8 giờ 15 - 9 giờ', '08:15–09:00'],
  ])('reads %s', (typed, written) => {
    const read = hoursTyped(typed)
    expect(read.ok && hoursWritten(read.spans)).toBe(written)
  })

  it.each([
    ['sáng', 'form'],
    ['08:00', 'form'],
    ['08:00-12:00-13:00', 'form'],
    ['25:00-26:00', 'form'],
    ['12:00-08:00', 'closes-before-opens'],
    ['08:00-12:00, 11:30-17:00', 'overlap'],
  ])('says what is wrong with %s', (typed, why) => {
    expect(hoursTyped(typed)).toEqual({ ok: false, why })
  })
})

describe('checkHours', () => {
  it('names what ends before it begins and what overlaps', () => {
    const hours = [
      ...workday(1),
      { weekday: 1, opens: '11:59', closes: '12:30' },
      { weekday: 2, opens: '08:00', closes: '08:00' },
      { weekday: 2, opens: '11:59', closes: '12:30' },
      { weekday: 1, opens: '08:00', closes: '12:00' },
    ]
    expect(checkHours(hours)).toEqual([
      { index: 2, reason: 'overlap' },
      { index: 3, reason: 'closes-before-opens' },
      { index: 5, reason: 'overlap' },
    ])
  })
})

const clock = fc
  .integer({ min: 0, max: 1439 })
  .map((m) => `${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`)
const someHours = fc.array(
  fc.record({ weekday: fc.integer({ min: 1, max: 7 }), opens: clock, closes: clock }),
  { maxLength: 20 },
)
const goodHours = someHours.map((hours) =>
  hours.reduce<ServiceHours[]>(
    (kept, one) => (checkHours([...kept, one]).length ? kept : [...kept, one]),
    [],
  ),
)

describe('groupHours', () => {
  it('puts equal neighbours on one line, closed days too', () => {
    const [morning] = workday(6)
    expect(groupHours([...week, morning!])).toEqual([
      { from: 1, to: 5, spans: week.slice(0, 2).map(({ opens, closes }) => ({ opens, closes })) },
      { from: 6, to: 6, spans: [{ opens: '08:00', closes: '12:00' }] },
      { from: 7, to: 7, spans: [] },
    ])
    expect(groupHours([])).toEqual([])
  })

  it('covers each day once and agrees with openState at every minute asked', () => {
    fc.assert(
      fc.property(goodHours, fc.integer({ min: 1, max: 7 }), clock, (hours, weekday, time) => {
        const groups = groupHours(hours)
        const days = groups.flatMap(({ from, to }) =>
          Array.from({ length: to - from + 1 }, (_, i) => from + i),
        )
        expect(days).toEqual(hours.length === 0 ? [] : [1, 2, 3, 4, 5, 6, 7])
        const spans = groups.find(({ from, to }) => from <= weekday && weekday <= to)?.spans ?? []
        const shown = spans.some(({ opens, closes }) => opens <= time && time < closes)
        expect(openState(opening(hours), dayAt(weekday), time).open).toBe(shown)
      }),
    )
  })

  it('when closed, the time named is one when it is open, and none sooner', () => {
    fc.assert(
      fc.property(goodHours, fc.integer({ min: 1, max: 7 }), clock, (hours, weekday, time) => {
        const state = openState(opening(hours), dayAt(weekday), time)
        if (state.open || state.next === null) return
        expect(openState(opening(hours), state.next.day, state.next.time).open).toBe(true)
        if (state.next.inDays === 0) expect(state.next.time > time).toBe(true)
      }),
    )
  })
})
