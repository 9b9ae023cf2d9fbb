import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { EntryForm } from '@/app/[locale]/staff/entry-form'
import { StaffPage } from '@/app/staff-page'
import { LinkList } from '@/components/ui/link-list'
import { PageTitle, Section } from '@/components/ui/text'
import { requireActor } from '@/lib/auth/session/queries'
import { standardGroups } from '@/lib/one-stop/schema'
import { listKeptStandards } from '@/lib/one-stop/standards/queries'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'
import { addStandardAction } from './actions'
import { GroupTable } from './group-table'
import { Told } from './told'

export const dynamic = 'force-dynamic'

const t = texts('vi', 'modelDesk')
const model = texts('vi', 'oneStop')

export const metadata: Metadata = { title: t('editor.title') }

type Props = {
  params: Promise<{ locale: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function Standards({ params, searchParams }: Props) {
  if ((await params).locale !== 'vi') notFound()
  const actor = await requireActor()
  const kept = await listKeptStandards(actor, new Date())
  if (!kept) notFound()
  return (
    <StaffPage actor={actor} route="standards">
      <Told asked={await searchParams} />
      <PageTitle title={t('editor.title')} lede={t('editor.lede', { count: kept.standards.length })} />
      <p>{t('editor.proposal')}</p>
      <Section wide>
        {standardGroups.map((group) => (
          <GroupTable
            key={group}
            group={group}
            standards={kept.standards.filter((each) => each.group === group)}
          />
        ))}
      </Section>
      <Section title={t('editor.add')}>
        <EntryForm
          id="standard"
          action={addStandardAction}
          hidden={{ id: randomUUID() }}
          errorTitle={t('errorTitle')}
          button={{ label: t('editor.addButton') }}
          fields={[
            {
              kind: 'radios',
              name: 'group',
              label: t('editor.group'),
              choices: standardGroups.map((value) => ({
                value,
                label: model(`group.${value}`),
                hint: model(`groupNote.${value}`),
              })),
            },
            { kind: 'words', name: 'text', label: t('editor.text') },
            { kind: 'words', name: 'textEn', label: t('editor.textEn') },
          ]}
        />
      </Section>
      {kept.retired.length > 0 && (
        <Section title={t('editor.retired')}>
          <LinkList
            items={kept.retired.map(({ id, text, group }) => ({
              href: staffHref('standard', { standard: id }),
              label: text,
              note: model(`group.${group}`),
            }))}
          />
        </Section>
      )}
    </StaffPage>
  )
}
