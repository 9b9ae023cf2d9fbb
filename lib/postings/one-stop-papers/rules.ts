import { formatDay } from '@/lib/format'
import { groupHours } from '@/lib/one-stop/rules'
import { standardGroups } from '@/lib/one-stop/schema'
import type { OfficerOnDuty } from '@/lib/one-stop/officers/schema'
import type { OneStopPaper } from '@/lib/one-stop/versions/schema'
import type { texts } from '@/lib/texts'
import { paperFoot, type PaperFrame, type PaperWords, sizeWord } from '../papers/rules'
import { holdEnd } from '../rules'

type ModelWords = ReturnType<typeof texts<'oneStop'>>
type Words = { paper: PaperWords; model: ModelWords; illustrative: string }

type Printed = OneStopPaper & { officers: readonly OfficerOnDuty[] }

/** A ward's one-stop desk as the template `one-stop-poster` reads it. What is not known is left out, never guessed. */
export function oneStopPaper({ content, versions, officers }: Printed, frame: PaperFrame, words: Words) {
  const { paper: t, model } = words
  const { hours, hotline, counters, amenities, standards, address, illustrative } = content
  const known = hours.length + counters.length > 0
  const version = versions.find((each) => each.version === frame.paper.version)
  return {
    title: `${t('oneStop')} · ${frame.unit.name}`,
    issuer: frame.unit.name,
    format: sizeWord(frame.paper.format),
    bleed: frame.bleed,
    // The name is the poster where nothing else is known; else it leaves room for what people come to read.
    loud: known ? 84 : 104,
    unit: frame.unit.name,
    kicker: illustrative ? words.illustrative : '',
    name: t('oneStop'),
    of: address && holdEnd(address),
    hours: hours.length === 0 ? null : { head: model('hours'), lines: hourLines(hours, model) },
    call: hotline && { head: model('hotline'), number: hotline.replaceAll(' ', '\u00a0') },
    counters:
      counters.length === 0
        ? null
        : {
            head: model('counters'),
            list: counters.map(({ number, title }) => ({ number: String(number), title: holdEnd(title) })),
          },
    officers: officers.length === 0 ? null : officersPart(officers, words),
    groups: standardGroups.map((group) => ({
      head: model(`group.${group}`),
      note: holdEnd(model(`groupNote.${group}`)),
      rules: standards
        .filter((each) => each.group === group)
        .map(({ text }) => holdEnd(text.replace(/\.$/, ''))),
    })),
    amenities:
      amenities.length === 0 ? null : { head: model('amenities'), list: amenities.map(({ text }) => text) },
    late: {
      head: model('late'),
      steps: (['supplement', 'apology', 'date'] as const).map((step) => holdEnd(model(`lateSteps.${step}`))),
    },
    foot: paperFoot(frame, t, [
      {
        label: t('version'),
        value: t('versionSince', {
          version: String(frame.paper.version),
          from: version ? formatDay(version.since, 'vi') : '',
        }),
      },
    ]),
    note: t('proposal'),
  }
}

function hourLines(hours: OneStopPaper['content']['hours'], model: ModelWords) {
  const day = (weekday: number) => model('weekday', { day: String(weekday) })
  return groupHours(hours)
    .filter(({ spans }) => spans.length > 0)
    .map(({ from, to, spans }) => ({
      days: from === to ? day(from) : model('days', { from: day(from), to: day(to) }),
      spans: spans.map((span) => model('span', span)),
    }))
}

// Who serves at the desk on the day of printing, on a sheet of its own. Her telephone stays on the page: the wall has the hotline.
function officersPart(officers: readonly OfficerOnDuty[], { paper: t, model }: Words) {
  return {
    name: t('officers'),
    of: holdEnd(t('officersOf')),
    note: t('officersNote'),
    list: officers.map(({ duty, name, title, field }) => ({
      name,
      title: duty === 'officer' ? title : t('officerLeads', { duty: model(`duties.${duty}`), title }),
      field,
    })),
  }
}
