import { PaperStateTag } from '@/components/postings/paper-state-tag'
import { Table } from '@/components/ui/table'
import { formatDay } from '@/lib/format'
import type { Hanging, RegisterPage } from '@/lib/postings/register/schema'
import { fileHref, href } from '@/lib/routes'
import { texts } from '@/lib/texts'

const t = texts('vi', 'postings')
const papers = texts('vi', 'papers')

/** What hangs, where, since when, whether it is right, who saw it last. */
export function HangingTable({ page: { unit, hanging } }: { page: RegisterPage }) {
  return (
    <Table
      id="hanging"
      caption={t('caption', { unit: unit.name })}
      phone="stack"
      columns={(['paper', 'place', 'since', 'state', 'seen'] as const).map((key) => ({ key, label: t(key) }))}
      rows={hanging.map((row) => ({ id: row.id, cells: cellsOf(row) }))}
    />
  )
}

function cellsOf(row: Hanging) {
  return {
    paper: (
      <>
        {t('paperOf', { title: row.title || papers('oneStop'), version: row.version })}{' '}
        <small>{papers(`format.${row.format}`)}</small>
      </>
    ),
    place: [papers(`place.${row.place}`), row.spot].filter(Boolean).join(', '),
    since: (
      <>
        {t('sinceBy', { on: formatDay(row.since, 'vi'), by: row.by })}{' '}
        {row.photo && <a href={fileHref(row.photo)}>{t('photo')}</a>}
      </>
    ),
    state: (
      <a href={href('vi', 'verify', { token: row.token })}>
        <PaperStateTag state={row.state} label={t(`states.${row.state}`)} />
      </a>
    ),
    seen: row.seen ? t('seenBy', { on: formatDay(row.seen.on, 'vi'), by: row.seen.by }) : t('neverSeen'),
  }
}
