import { Button, Buttons, LinkButton } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/choices'
import { Details } from '@/components/ui/details'
import { HintAndError } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { SummaryList } from '@/components/ui/summary-list'
import { Tag } from '@/components/ui/tag'
import { Section } from '@/components/ui/text'
import type { OwnCode } from '@/lib/codes/acknowledgements/schema'
import { formatDay, formatInstant } from '@/lib/format'
import { href, staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'
import { acknowledgeAction } from './actions'

const t = texts('vi', 'staff')
const coverage = texts('vi', 'coverage')
const instant = (iso: string) => formatInstant(new Date(iso), 'vi')

/** One code: what it is, where to read it, and the agreement, given or asked for. */
export function OwnCodeSection({ code, missing }: { code: OwnCode; missing: boolean }) {
  return (
    <Section id={code.slug} title={code.title}>
      <p>
        <Tag shape={code.binding ? 'disc' : 'diamond'}>
          {t(code.binding ? 'codes.binding' : 'codes.advice')}
        </Tag>
      </p>
      <SummaryList
        items={[
          { key: 'number', label: t('codes.number'), value: code.number },
          { key: 'by', label: t('codes.issuedBy'), value: code.issuedBy },
          { key: 'on', label: t('codes.issuedOn'), value: formatDay(code.issuedOn, 'vi') },
          {
            key: 'version',
            label: t('codes.version'),
            value: t('codes.versionFrom', { version: code.version, from: formatDay(code.inForceFrom, 'vi') }),
            act: <a href={href('vi', 'code', { code: code.slug })}>{t('codes.read')}</a>,
          },
        ]}
      />
      {!code.binding && <p>{t('codes.noAgreement')}</p>}
      {code.acknowledgedAt && (
        <Notice kind="settled" title={agreedTitle(code, code.acknowledgedAt)}>
          <p>{code.rollCallOn ? coverage('rollCallText') : t('codes.agreedText')}</p>
        </Notice>
      )}
      {code.binding && !code.acknowledgedAt && <Reading code={code} />}
      {code.binding && !code.acknowledgedAt && <AgreeForm code={code} missing={missing} />}
      {code.earlier.length > 0 && (
        <Details summary={t('codes.earlier')}>
          <ul>
            {code.earlier.map(({ version, number, acknowledgedAt }) => (
              <li key={version}>{t('codes.earlierRow', { version, number, at: instant(acknowledgedAt) })}</li>
            ))}
          </ul>
        </Details>
      )}
    </Section>
  )
}

function agreedTitle({ rollCallOn }: OwnCode, acknowledgedAt: string): string {
  return rollCallOn
    ? coverage('rollCallAgreed', { on: formatDay(rollCallOn, 'vi') })
    : t('codes.agreed', { at: instant(acknowledgedAt) })
}

/** How far she has read, and the way on. */
function Reading({ code: { slug, progress } }: { code: OwnCode }) {
  const { read, of, next } = progress
  if (next === null) return <p>{coverage('reading.all', { of })}</p>
  return (
    <>
      {read > 0 && <p>{coverage('reading.progress', { read, of })}</p>}
      <Buttons>
        <LinkButton href={staffHref('readArticle', { code: slug, article: next })} kind="second">
          {coverage('reading.way', { read, next })}
        </LinkButton>
      </Buttons>
    </>
  )
}

function AgreeForm({ code: { slug, version, number }, missing }: { code: OwnCode; missing: boolean }) {
  const id = `dong-y-${slug}`
  return (
    <form action={acknowledgeAction} className="n-stack">
      <input type="hidden" name="slug" value={slug} />
      <input type="hidden" name="version" value={version} />
      <div className={missing ? 'n-field n-wrong' : 'n-field'}>
        <HintAndError id={id} error={missing ? t('codes.missing') : undefined} />
        <Checkbox
          id={id}
          name="agree"
          label={t('codes.agree')}
          hint={t('codes.agreeHint', { version, number })}
        />
      </div>
      <div>
        <Button>{t('codes.button')}</Button>
      </div>
    </form>
  )
}
