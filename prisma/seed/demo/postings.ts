import { addDays, type Day } from '@/lib/month'
import { idOf } from './random'

// What hangs in the two wards with a clerk. One poster is missing on purpose: the start page has something to say.
const hung = [
  { code: 'can-bo', format: 'poster', place: 'head-office', spot: 'sảnh tầng 1', ago: 210, seen: 12 },
  { code: 'can-bo', format: 'sheet', place: 'one-stop', spot: 'cạnh quầy số 1', ago: 160, seen: 12 },
  { code: 'can-bo', format: 'desk-card', place: 'desk', spot: 'quầy số 2', ago: 160, seen: null },
  { code: 'noi-cong-cong', format: 'poster', place: 'culture-house', spot: '', ago: 95, seen: 33 },
  {
    code: 'noi-cong-cong',
    format: 'sheet',
    place: 'neighbourhood',
    spot: 'tổ dân phố số 3',
    ago: 60,
    seen: null,
  },
] as const

/** `clerk` hung them, `inspector` saw some of them; days before today. */
export function postingsOf(
  unit: string,
  clerk: string,
  inspector: string,
  codes: ReadonlyMap<string, string>,
  today: Day,
) {
  const known = hung.flatMap((each) => {
    const code = codes.get(each.code)
    return code ? [{ ...each, code, id: idOf('posting', unit, each.code, each.place) }] : []
  })
  return {
    postings: known.map(({ id, code, format, place, spot, ago }) => ({
      ...{ id, unit, code_id: code, version: 1, format, place, spot },
      ...{
        hung_on: addDays(today, -ago),
        hung_by_id: clerk,
        written_at: `${addDays(today, -ago)}T03:00:00Z`,
      },
    })),
    sightings: known.flatMap(({ id, seen }) =>
      seen === null
        ? []
        : {
            posting_id: id,
            seen_on: addDays(today, -seen),
            seen_by_id: inspector,
            seen_at: `${addDays(today, -seen)}T02:00:00Z`,
          },
    ),
  }
}
