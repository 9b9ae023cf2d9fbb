import { addWorkingDays, isWorkingDay, workingDaysBetween } from '@/lib/calendar/rules'
import { shippedHolidays } from '@/lib/calendar/schema'
import { blankPersonal } from '@/lib/feedback/privacy/rules'
import { replyWorkingDays } from '@/lib/feedback/suggestions/schema'
import { addDays, type Day, firstDay, lastDay, type Month } from '@/lib/month'
import type { MonthFigures } from './figures'
import { idOf, randomOf } from './random'
import { remarks, said, thanked, waiting } from './voices'

export type DemoVoice = Record<'answers' | 'suggestions' | 'acts', Record<string, unknown>[]>

/** Units whose citizens' own words are in the demo, of the latest months; the figures of those months are counted from them. */
export const heard = ['thuong-cat', 'dong-ngac'] as const
export const heardMonths = 3

const holidays = shippedHolidays
const letters = 'abcdefghjkmnpqrstuvwxyz23456789'
const at = (day: Day, hour: number) => `${day}T0${hour}:15:00Z`

/** Answers and pages of the book that give exactly the month's figures. */
export function voiceOfMonth(
  unit: string,
  clerk: string,
  month: Month,
  figures: MonthFigures,
  used: number,
): DemoVoice {
  const random = randomOf(`voice of ${unit} ${month}`)
  const days = workingDays(firstDay(month), lastDay(month))
  const answers = answersOf(unit, month, days, figures.survey)
  const { received, answered, median_days } = figures.suggestions
  const median = median_days ?? 2
  const offsets = offsetsFor(answered)
  const voice: DemoVoice = { answers, suggestions: [], acts: [] }
  for (let at = 0; at < received; at += 1) {
    const days = median + (offsets[at] ?? 0)
    const late = at >= answered
    const end = late ? addDays(lastDay(month), -1) : lastFor(month, days)
    const on = pick(random, workingDays(firstDay(month), end), firstDay(month))
    const pair = said[used + at]
    const praise = thanked[at % thanked.length] ?? ''
    const [text, reply] = pair ?? [praise, 'Đơn vị xin cảm ơn và đã chuyển lời tới người được khen.']
    const replied = late ? addWorkingDays(lastDay(month), 1, holidays) : addWorkingDays(on, days, holidays)
    const page = pageOf(unit, `${month} ${at}`, {
      text,
      kind: pair ? 'suggestion' : 'praise',
      on,
      book: at % 4 === 3 ? clerk : null,
    })
    const hidden = pair !== undefined && at === 1 && month.endsWith('09')
    voice.suggestions.push({
      ...page,
      state: 'answered',
      shown: pair !== undefined && !hidden,
      hidden_reason: hidden ? 'repeated' : null,
      reply,
      replied_at: `${replied}T07:30:00Z`,
      reply_days: workingDaysBetween(addDays(on, 1), replied, holidays),
    })
    const act = (name: string, day: Day, hour: number, more = {}) =>
      voice.acts.push(actOf(String(page.id), clerk, name, day, hour, more))
    if (pair) act(hidden ? 'hidden' : 'shown', on, 9, hidden ? { reason: 'repeated' } : {})
    act('replied', replied, 7, { text: reply })
  }
  return voice
}

/** The month that has begun: some answers, two pages answered, the others waiting, one of them too long. */
export function voiceSoFar(unit: string, clerk: string, today: Day): DemoVoice {
  const month = today.slice(0, 7)
  const days = workingDays(firstDay(month), today)
  const share = (each: number) => each * days.length
  const survey = { level5: share(6), level4: share(2), level3: days.length > 9 ? 4 : 0, level2: 1, level1: 0 }
  const voice: DemoVoice = {
    answers: days.length > 0 ? answersOf(unit, month, days, survey) : [],
    suggestions: [],
    acts: [],
  }
  const since = (count: number) => {
    const past = workingDays(addDays(today, -40), today)
    return past[Math.max(0, past.length - 1 - count)] ?? today
  }
  for (const [index, { text, kind }] of waiting.entries()) {
    const on = since([7, 4, 2, 1][index] ?? 1)
    const page = pageOf(unit, `waiting ${index}`, { text, kind, on, book: null })
    voice.suggestions.push({ ...page, ...open, shown: index < 2 })
    if (index < 2) voice.acts.push(actOf(String(page.id), clerk, 'shown', on, 9))
  }
  return voice
}

const open = { state: 'received', hidden_reason: null, reply: null, replied_at: null, reply_days: null }

function pageOf(
  unit: string,
  name: string,
  page: { text: string; kind: 'suggestion' | 'praise'; on: Day; book: string | null },
) {
  const id = idOf('suggestion', unit, name)
  return {
    id,
    unit,
    kind: page.kind,
    channel: page.book ? 'book' : 'web',
    tracking_code: id
      .replace(/-/g, '')
      .slice(0, 20)
      .replace(/../g, (hex) => letters[parseInt(hex, 16) % letters.length] ?? 'a'),
    text: page.text,
    marked: '',
    public_text: blankPersonal(page.text),
    created_at: at(page.on, 3),
    received_at: at(page.on, 3),
    due_on: addWorkingDays(page.on, replyWorkingDays, holidays),
    entered_by_id: page.book,
  }
}

function actOf(suggestion: string, actor: string, act: string, day: Day, hour: number, more = {}) {
  const id = idOf('act', suggestion, act)
  return {
    id,
    suggestion_id: suggestion,
    at: at(day, hour),
    actor_id: actor,
    act,
    reason: null,
    text: null,
    ...more,
  }
}

function answersOf(unit: string, month: Month, days: Day[], survey: MonthFigures['survey']) {
  const random = randomOf(`answers of ${unit} ${month}`)
  return ([5, 4, 3, 2, 1] as const).flatMap((level) =>
    Array.from({ length: survey[`level${level}`] }, (_, index) => {
      const remark =
        index < 2 ? remarks.find(([of], place) => of === level && place % 2 === index)?.[1] : undefined
      return {
        id: idOf('answer', unit, month, level, index),
        unit,
        day: pick(random, days, firstDay(month)),
        counter: random.chance(0.6) ? random.between(1, 4) : null,
        level,
        reasons: level <= 3 ? [random.pick(['slow', 'unclear', 'again', 'place'])] : [],
        comment: remark ?? null,
      }
    }),
  )
}

/** One or two zeros, then pairs of one less and one more: the median stays where it is. */
function offsetsFor(count: number): number[] {
  const zeros = count % 2 === 1 ? [0] : [0, 0]
  return [...zeros, ...Array.from({ length: count }, (_, index) => (index % 2 === 0 ? -1 : 1))].slice(
    0,
    count,
  )
}

// The last day on which a page may come in and still be answered within the month.
function lastFor(month: Month, days: number): Day {
  const first = firstDay(month)
  let day = lastDay(month)
  while (day > first && addWorkingDays(day, days, holidays) > lastDay(month)) day = addDays(day, -1)
  return day
}

function workingDays(from: Day, to: Day): Day[] {
  const days: Day[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) if (isWorkingDay(day, holidays)) days.push(day)
  return days
}

function pick(random: ReturnType<typeof randomOf>, days: Day[], otherwise: Day): Day {
  return days.length > 0 ? random.pick(days) : otherwise
}
