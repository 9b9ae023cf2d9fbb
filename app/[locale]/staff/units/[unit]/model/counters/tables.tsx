import { NoFigure, Table } from '@/components/ui/table'
import { EmptyState } from '@/components/ui/text'
import type { ModelDesk } from '@/lib/one-stop/keeping/schema'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'
import { removeCounterAction, removeFieldAction } from '../actions'
import { RowActs } from '../row-acts'

const t = texts('vi', 'modelDesk')

export function CounterTable({ desk }: { desk: ModelDesk }) {
  const unit = desk.unit.slug
  if (desk.counters.length === 0)
    return (
      <EmptyState title={t('countersNone')}>
        <p>{t('countersNoneWhy')}</p>
      </EmptyState>
    )
  return (
    <Table
      id="counters"
      caption={t('counters')}
      phone="stack"
      columns={[
        { key: 'number', label: t('number') },
        { key: 'title', label: t('counterTitle') },
        { key: 'titleEn', label: t('titleEn') },
        { key: 'act', label: t('act') },
      ]}
      rows={desk.counters.map(({ number, title, titleEn }) => ({
        id: String(number),
        cells: {
          number: String(number),
          title,
          titleEn: <span lang="en">{titleEn}</span>,
          act: (
            <RowActs
              what={`${t('number')} ${number}`}
              change={`${staffHref('modelCounters', { unit })}?quay=${number}#quay`}
              remove={removeCounterAction}
              hidden={{ unit, number: String(number) }}
            />
          ),
        },
      }))}
    />
  )
}

export function FieldTable({ desk }: { desk: ModelDesk }) {
  const unit = desk.unit.slug
  if (desk.fields.length === 0)
    return (
      <EmptyState title={t('fieldsNone')}>
        <p>{t('fieldsNoneWhy')}</p>
      </EmptyState>
    )
  return (
    <Table
      id="fields"
      caption={t('fields')}
      phone="stack"
      columns={[
        { key: 'title', label: t('field') },
        { key: 'link', label: t('link') },
        { key: 'act', label: t('act') },
      ]}
      rows={desk.fields.map(({ id, title, link }) => ({
        id,
        cells: {
          title,
          link: link === null ? <NoFigure>{t('linkNone')}</NoFigure> : <a href={link}>{link}</a>,
          act: (
            <RowActs
              what={title}
              change={`${staffHref('modelCounters', { unit })}?linh-vuc=${id}#linh-vuc`}
              remove={removeFieldAction}
              hidden={{ unit, id }}
            />
          ),
        },
      }))}
    />
  )
}
