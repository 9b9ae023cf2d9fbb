import { describe, expect, it } from 'vitest'
import {
  addWorkingDays,
  isWorkingDay,
  lastWorkingDay,
  nextWorkingDay,
  workingDaysBetween,
} from '@/lib/calendar/rules'
import { shippedHolidays as holidays } from '@/lib/calendar/schema'
import { weekdayOf } from '@/lib/month'

describe('working days', () => {
  it.each([
    ['a Thursday', '2026-11-26', true],
    ['a Saturday', '2026-11-28', false],
    ['Tết, first day', '2026-02-17', false],
    ['a Friday given for the Saturday after', '2026-01-02', false],
    ['the Saturday worked for it', '2026-01-10', true],
  ])('%s', (_, day, works) => {
    expect(isWorkingDay(day, holidays)).toBe(works)
  })

  it('steps over Tết with the weekends around it', () => {
    expect(nextWorkingDay('2026-02-14', holidays)).toBe('2026-02-23')
    expect(lastWorkingDay('2026-02-22', holidays)).toBe('2026-02-13')
    expect(addWorkingDays('2026-02-13', 1, holidays)).toBe('2026-02-23')
  })

  it('counts seven working days from the day after', () => {
    // Thursday 26 November: Friday is the first, Monday 7 December the seventh.
    expect(addWorkingDays('2026-11-26', 7, holidays)).toBe('2026-12-07')
    // Across 30 April and 1 May: 28, 29 April, 4, 5, 6, 7, 8 May.
    expect(addWorkingDays('2026-04-27', 7, holidays)).toBe('2026-05-08')
    expect(addWorkingDays('2026-11-26', 0, holidays)).toBe('2026-11-26')
  })

  it('counts both ends, and nothing backwards', () => {
    expect(workingDaysBetween('2026-11-26', '2026-11-30', holidays)).toBe(3)
    expect(workingDaysBetween('2026-11-28', '2026-11-29', holidays)).toBe(0)
    expect(workingDaysBetween('2026-11-30', '2026-11-26', holidays)).toBe(0)
  })
})

describe('the calendar that ships', () => {
  it('names each day once, and only worked days that are a Saturday or a Sunday', () => {
    expect(new Set(holidays.map(({ day }) => day)).size).toBe(holidays.length)
    for (const { day, kind } of holidays) {
      expect({ day, weekend: weekdayOf(day) > 5 }).toEqual({ day, weekend: kind === 'work_day' })
    }
  })
})
