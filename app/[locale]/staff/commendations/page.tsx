import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { StaffPage } from '@/app/staff-page'
import { Button, Buttons } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { Tag } from '@/components/ui/tag'
import { EmptyState, PageTitle } from '@/components/ui/text'
import { requireActor } from '@/lib/auth/session/queries'
import { listOwnPraise } from '@/lib/feedback/commendations/queries'
import type { CommendationLine } from '@/lib/feedback/commendations/schema'
import { formatDay } from '@/lib/format'
import { texts } from '@/lib/texts'
import { answerPraiseAction } from './actions'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: texts('vi', 'praiseDesk')('own.title') }

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<{ xong?: string; loi?: string }> }

/** Praise of herself: she alone says whether everybody may read it. */
export default async function OwnPraise({ params, searchParams }: Props) {
  if ((await params).locale !== 'vi') notFound()
  const actor = await requireActor()
  const praise = await listOwnPraise(actor)
  const { xong, loi } = await searchParams
  const t = texts('vi', 'praiseDesk')
  return (
    <StaffPage actor={actor} route="ownPraise">
      {xong && <Notice kind="settled" title={t('own.done')} announced />}
      {loi && <Notice kind="attend" title={t('notNow')} announced />}
      <PageTitle title={t('own.title')} lede={t('own.lede')} />
      {praise.length === 0 ? (
        <EmptyState title={t('own.none')}>
          <p>{t('own.noneWhy')}</p>
        </EmptyState>
      ) : (
        <ol className="n-voices">
          {praise.map((line) => (
            <OwnLine key={line.id} line={line} />
          ))}
        </ol>
      )}
    </StaffPage>
  )
}

function OwnLine({ line }: { line: CommendationLine }) {
  const t = texts('vi', 'praiseDesk')
  const asked = line.state === 'verified'
  const taken = line.state === 'consented' || line.state === 'published'
  return (
    <li>
      <p className="n-voice-meta">
        {[t(`kinds.${line.kind}`), formatDay(line.praisedOn, 'vi'), line.unit.name].join(', ')}
      </p>
      <p className="n-voice-said">{line.deed}</p>
      {line.decision && <p>{t('byDecision', { decision: line.decision })}</p>}
      <p>
        <Tag
          shape={line.state === 'published' ? 'check' : asked ? 'half' : 'ring'}
          tone={asked ? 'caution' : 'soft'}
        >
          {t(`own.states.${line.state}`)}
        </Tag>
      </p>
      <form action={answerPraiseAction}>
        <input type="hidden" name="id" value={line.id} />
        <Buttons>
          {!taken && (
            <Button name="answer" value="consent" kind={asked ? 'main' : 'second'}>
              {t('own.consent', { name: line.name })}
            </Button>
          )}
          {asked && (
            <Button name="answer" value="decline" kind="second">
              {t('own.decline')}
            </Button>
          )}
          {taken && (
            <Button name="answer" value="withdraw" kind="second">
              {t('own.withdraw')}
            </Button>
          )}
        </Buttons>
      </form>
    </li>
  )
}
