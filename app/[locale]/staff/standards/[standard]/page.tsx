import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { EntryForm } from '@/app/[locale]/staff/entry-form'
import { StaffPage } from '@/app/staff-page'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { Table } from '@/components/ui/table'
import { PageTitle, Section } from '@/components/ui/text'
import { requireActor } from '@/lib/auth/session/queries'
import { formatInstant } from '@/lib/format'
import { findKeptStandard } from '@/lib/one-stop/standards/queries'
import { standardId, type StandardPage } from '@/lib/one-stop/standards/schema'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'
import { retireStandardAction, rewordStandardAction } from '../actions'
import { Told } from '../told'

export const dynamic = 'force-dynamic'

const t = texts('vi', 'modelDesk')

export const metadata: Metadata = { title: t('editor.reword') }

type Props = {
  params: Promise<{ locale: string; standard: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function Standard({ params, searchParams }: Props) {
  const { locale, standard: asked } = await params
  const id = standardId.safeParse(asked)
  if (locale !== 'vi' || !id.success) notFound()
  const actor = await requireActor()
  const standard = await findKeptStandard(actor, id.data, new Date())
  if (!standard) notFound()
  return (
    <StaffPage
      actor={actor}
      route="standard"
      params={{ standard: asked }}
      crumbs={[{ href: staffHref('standards'), label: t('editor.title') }]}
    >
      <Told asked={await searchParams} />
      <PageTitle
        kicker={texts('vi', 'oneStop')(`group.${standard.group}`)}
        title={t('editor.reword')}
        lede={standard.text}
      />
      {standard.retired ? <Notice title={t('editor.gone')} /> : <Change standard={standard} />}
      <Section title={t('editor.wordings')}>
        <Wordings standard={standard} />
      </Section>
    </StaffPage>
  )
}

function Change({ standard }: { standard: StandardPage }) {
  return (
    <>
      <Section>
        <EntryForm
          id="reword"
          action={rewordStandardAction}
          hidden={{ id: standard.id }}
          errorTitle={t('errorTitle')}
          button={{ label: t('editor.save') }}
          fields={[
            { kind: 'words', name: 'text', label: t('editor.text'), value: standard.text },
            { kind: 'words', name: 'textEn', label: t('editor.textEn'), value: standard.textEn },
            {
              kind: 'radios',
              name: 'change',
              label: t('editor.change'),
              choices: (['slip', 'substance'] as const).map((value) => ({
                value,
                label: t(`editor.${value}`),
                hint: t(`editor.${value}Hint`),
              })),
            },
          ]}
        />
      </Section>
      <Section title={t('editor.retire')}>
        <p>{t('editor.retireNote')}</p>
        <form action={retireStandardAction}>
          <input type="hidden" name="id" value={standard.id} />
          <Button kind="second">{t('editor.retire')}</Button>
        </form>
      </Section>
    </>
  )
}

function Wordings({ standard }: { standard: StandardPage }) {
  return (
    <Table
      id="wordings"
      caption={t('editor.wordings')}
      phone="stack"
      columns={[
        { key: 'at', label: t('editor.at') },
        { key: 'wording', label: t('editor.wording') },
        { key: 'kind', label: t('editor.kind') },
      ]}
      rows={standard.wordings.map(({ at, text, textEn, edition, retired }, index) => ({
        id: String(index),
        cells: {
          at: formatInstant(at, 'vi'),
          wording: (
            <div>
              {text}
              <p className="n-hint" lang="en">
                {textEn}
              </p>
            </div>
          ),
          kind: [
            t('editor.edition', { edition }),
            retired ? t('editor.retiredMark') : index === 0 ? t('editor.inUse') : null,
          ]
            .filter(Boolean)
            .join(', '),
        },
      }))}
    />
  )
}
