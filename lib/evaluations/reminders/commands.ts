import 'server-only'
import { randomUUID } from 'node:crypto'
import { recordEvent } from '@/lib/audit/commands'
import { listHolidays } from '@/lib/calendar/queries'
import { inOfficeHours } from '@/lib/calendar/rules'
import { db } from '@/lib/db'
import { publicUrl } from '@/lib/env'
import { formatDay, formatMonth } from '@/lib/format'
import { writeLetters } from '@/lib/mail/outbox'
import { canMail } from '@/lib/mail/post'
import { dayOf } from '@/lib/month'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'
import { listTasks } from './queries'
import { lettersDue } from './rules'
import type { Matter, Task } from './schema'

/**
 * Writes today's letters: one a person at most, with everything of hers that is due, in office hours only. The letter
 * and what it reminded of are written together, so that however often this runs nobody is told twice.
 */
export async function remind(now: Date): Promise<number> {
  const holidays = await listHolidays()
  if (!canMail() || !inOfficeHours(now, holidays)) return 0
  const today = dayOf(now)
  const letters = lettersDue(await listTasks(now, holidays), today, holidays).map(({ person, due }) => ({
    id: randomUUID(),
    key: `${person.id} ${today}`,
    to: person.address,
    ...write(person.name, due),
    person,
    due,
  }))
  if (letters.length === 0) return 0
  return db.$transaction(
    async (tx) => {
      const written = await writeLetters(tx, letters, now)
      const rows = letters
        .filter(({ id }) => written.has(id))
        .flatMap(({ id, due }) => due.map((task) => ({ ...task, mailId: id })))
      await tx.$executeRaw`
        INSERT INTO reminder (sheet_id, person_id, step, round, number, mail_id)
        SELECT * FROM unnest(${rows.map((each) => each.sheetId)}::uuid[],
          ${rows.map((each) => each.person.id)}::uuid[],
          ${rows.map((each) => each.matter.step)}::text[]::reminder_step[], ${rows.map((each) => each.round)}::text[],
          ${rows.map((each) => each.number)}::int[], ${rows.map((each) => each.mailId)}::uuid[])
        ON CONFLICT DO NOTHING`
      if (written.size > 0) await recordEvent(tx, null, { kind: 'reminders.written', letters: written.size })
      return written.size
    },
    { timeout: 60_000 },
  )
}

function write(name: string, due: Task[]): { subject: string; body: string } {
  const t = texts('vi', 'reminders')
  const first = formatDay(due[0]?.deadline ?? '', 'vi')
  const lines = due.map((task) => {
    const until = t('until', { day: formatDay(task.deadline, 'vi') })
    return `- ${wordsOf(task.matter)}\n  ${until}\n  ${publicUrl()}${addressOf(task.matter)}`
  })
  return {
    subject: t('subject', { count: due.length, day: first }),
    body: [t('greeting', { name }), t('lede', { count: due.length }), ...lines, t('foot')].join('\n\n'),
  }
}

function wordsOf(matter: Matter): string {
  const t = texts('vi', 'reminders')
  const unit = matter.unit.name
  if ('year' in matter) return t(`step.${matter.step}`, { year: String(matter.year), unit })
  const what = matter.step === 'appeal' && matter.locked ? 'appealLocked' : matter.step
  return t(`step.${what}`, { month: formatMonth(matter.month, 'vi'), unit })
}

function addressOf(matter: Matter): string {
  const unit = matter.unit.slug
  if (matter.step === 'year_self') return staffHref('myYear', { year: matter.year })
  if ('year' in matter) return staffHref('unitYear', { unit, year: matter.year })
  const { month } = matter
  if (matter.step === 'appeal') return staffHref('appeal', { unit, appeal: matter.appeal })
  if (matter.step === 'self_score') return staffHref('myMonth', { month })
  if (matter.step === 'personnel') return staffHref('publishing', { unit })
  return staffHref(matter.step === 'assessor' || matter.step === 'head_score' ? 'sheet' : 'approval', {
    unit,
    month,
  })
}
