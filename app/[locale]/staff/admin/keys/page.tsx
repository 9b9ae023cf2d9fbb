import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { StaffPage } from '@/app/staff-page'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { NoFigure, Table } from '@/components/ui/table'
import { Tag } from '@/components/ui/tag'
import { EmptyState, PageTitle, Section } from '@/components/ui/text'
import { listKeys } from '@/lib/auth/keys/queries'
import type { KeyLine } from '@/lib/auth/keys/schema'
import { requireActor } from '@/lib/auth/session/queries'
import { publicUrl } from '@/lib/env'
import { formatInstant } from '@/lib/format'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'
import { revokeKeyAction } from './actions'
import { KeyForm } from './key-form'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: texts('vi', 'keys')('title') }

type Props = {
  params: Promise<{ locale: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function KeysPage({ params, searchParams }: Props) {
  if ((await params).locale !== 'vi') notFound()
  const actor = await requireActor()
  const units = actor.grants.filter(({ role }) => role === 'administrator')
  if (units.length === 0) notFound()
  const t = texts('vi', 'keys')
  const now = new Date()
  const lists = await Promise.all(units.map(({ unitId }) => listKeys(actor, unitId, now)))
  const valid = lists.flat().filter(({ revokedAt }) => revokedAt === null).length
  const asked = await searchParams
  const address = `${publicUrl()}/api/v1/dossiers/${units[0]?.unitSlug}/2026-10`
  return (
    <StaffPage
      actor={actor}
      route="adminKeys"
      crumbs={[{ href: staffHref('admin'), label: texts('vi', 'staff')('admin') }]}
    >
      {asked['thu-hoi'] && <Notice kind="settled" announced title={t('revokedNotice')} />}
      <PageTitle title={t('title')} lede={t('lede', { count: valid })} />
      <p>{t('what', { address })}</p>
      <Section title={t('give')}>
        <KeyForm
          id={randomUUID()}
          units={units.map(({ unitSlug, unitName }) => ({ value: unitSlug, label: unitName }))}
          texts={{
            ...{ name: t('name'), nameHint: t('nameHint'), unit: t('unit'), button: t('button') },
            ...{ errorTitle: t('errorTitle'), onceTitle: t('onceTitle'), onceHow: t('onceHow') },
          }}
        />
      </Section>
      {units.map(({ unitSlug, unitName }, at) => (
        <Section key={unitSlug} wide>
          <Keys id={`keys-${unitSlug}`} unit={unitName} keys={lists[at] ?? []} />
        </Section>
      ))}
    </StaffPage>
  )
}

function Keys({ id, unit, keys }: { id: string; unit: string; keys: KeyLine[] }) {
  const t = texts('vi', 'keys')
  if (keys.length === 0) {
    return (
      <EmptyState title={`${unit}: ${t('empty')}`}>
        <p>{t('emptyWhy')}</p>
      </EmptyState>
    )
  }
  const when = (iso: string) => formatInstant(new Date(iso), 'vi')
  return (
    <Table
      id={id}
      caption={t('caption', { unit })}
      phone="stack"
      columns={[
        { key: 'name', label: t('name') },
        { key: 'tail', label: t('tail') },
        { key: 'given', label: t('given') },
        { key: 'used', label: t('used') },
        { key: 'state', label: t('state') },
        { key: 'act', label: t('act') },
      ]}
      rows={keys.map((key) => ({
        id: key.id,
        cells: {
          name: key.name,
          tail: `…${key.tail}`,
          given: `${when(key.createdAt)}, ${key.createdBy}`,
          used: key.lastUsedAt ? when(key.lastUsedAt) : <NoFigure>{t('never')}</NoFigure>,
          state: key.revokedAt ? (
            <Tag shape="cross" tone="attend">
              {t('revoked')}
            </Tag>
          ) : (
            <Tag shape="check" tone="settled">
              {t('valid')}
            </Tag>
          ),
          act: key.revokedAt ? (
            when(key.revokedAt)
          ) : (
            <form action={revokeKeyAction}>
              <input type="hidden" name="key" value={key.id} />
              <Button kind="second" aria-label={t('revokeOf', { name: key.name })}>
                {t('revoke')}
              </Button>
            </form>
          ),
        },
      }))}
    />
  )
}
