import { Breadcrumb } from '@/components/ui/breadcrumb'
import { Search } from '@/components/site/site-header'
import { Details } from '@/components/ui/details'
import { LinkList } from '@/components/ui/link-list'
import { Marked } from '@/components/ui/marked'
import { Pagination } from '@/components/ui/pagination'
import { SummaryList } from '@/components/ui/summary-list'
import { Tag } from '@/components/ui/tag'
import { DateText, Prose, Section, SourceNote, VisuallyHidden } from '@/components/ui/text'
import { href } from '@/lib/routes'
import { texts } from '@/lib/texts'

const t = texts('vi', 'design')
const page = (number: number, current = false) => ({
  number,
  label: t('page', { n: number }),
  href: `#page-${number}`,
  current,
})

export function TextSamples() {
  return (
    <>
      <Section title={t('text')}>
        <Prose>
          <p>{t('prose')}</p>
          <p>
            <a href="#source">{t('summaryAct')}</a> <DateText iso="2026-11-05" text={t('day')} />
            <VisuallyHidden>{t('hidden')}</VisuallyHidden>
          </p>
          <p>
            <del>{t('wasText')}</del> <ins>{t('newText')}</ins>
          </p>
          <p>
            <Marked text={t('prose')} words={t('markedWords')} />
          </p>
          <p className="n-typed">{t('typed')}</p>
        </Prose>
        <Details summary={t('details')}>
          <p>{t('detailsText')}</p>
        </Details>
        <Details summary={t('details')} open>
          <p>{t('detailsText')}</p>
        </Details>
        <SummaryList
          items={[
            {
              key: 'number',
              label: t('summaryNumber'),
              value: '522/QĐ-UBND',
              act: <a href="#source">{t('summaryAct')}</a>,
            },
            { key: 'name', label: t('name'), value: t('position') },
          ]}
        />
      </Section>
      <Section title={t('ways')}>
        <Breadcrumb
          label={t('here')}
          crumbs={[
            { href: '#a', label: t('unit') },
            { href: '#b', label: t('link') },
          ]}
        />
        <LinkList
          items={[
            { href: '#c', label: t('link'), note: t('linkNote') },
            {
              href: '#d',
              label: t('start'),
              note: t('turnNote'),
              mark: (
                <Tag shape="half" tone="caution">
                  {t('tones.caution')}
                </Tag>
              ),
            },
          ]}
        />
        <div className="n-columns">
          <LinkList items={['e', 'f', 'g', 'h'].map((key) => ({ key, href: `#${key}`, label: t('link') }))} />
        </div>
        <ol className="n-names">
          {['e', 'f', 'g', 'h', 'i'].map((key) => (
            <li key={key}>{t('longName')}</li>
          ))}
        </ol>
        <nav className="n-turns" aria-label={t('turns')}>
          <a href="#before">{t('before')}</a>
          <span>2/62</span>
          <a href="#after">{t('after')}</a>
        </nav>
        <Search
          id="search-sample"
          action={href('vi', 'search')}
          label={t('searchLabel')}
          button={t('search')}
        />
        <Pagination
          label={t('pages')}
          previous={{ href: '#page-3', label: t('previous') }}
          next={{ href: '#page-5', label: t('next') }}
          pages={[page(1), null, page(3), page(4, true), page(5), null, page(12)]}
        />
        <div id="source">
          <SourceNote>
            <p>{t('source')}</p>
          </SourceNote>
        </div>
      </Section>
    </>
  )
}
