import { publishedCodes } from '@/app/code-texts'
import { LinkList } from '@/components/ui/link-list'
import { Section, VisuallyHidden } from '@/components/ui/text'
import { staffHref } from '@/lib/routes'
import type { RosterPost } from '@/lib/staff/schema'
import { texts } from '@/lib/texts'

/** A card for each desk, with the rules of a Code that binds who sits there. */
export async function DeskCards({ unit }: { unit: string }) {
  const t = texts('vi', 'forms')
  const codes = (await publishedCodes()).filter(({ binding }) => binding)
  if (codes.length === 0) return null
  return (
    <Section title={t('cards.title')}>
      <LinkList
        items={codes.map(({ slug, title }) => ({
          href: staffHref('deskCards', { unit, paper: `${slug}.pdf` }),
          label: t('cards.all'),
          note: t('cards.note', { title }),
        }))}
      />
    </Section>
  )
}

/** Her name, and her own card with the first binding Code. */
export async function NameWithCard({ unit, post }: { unit: string; post: RosterPost }) {
  const t = texts('vi', 'forms')
  const code = (await publishedCodes()).find(({ binding }) => binding)
  if (!code) return post.fullName
  const card = staffHref('deskCards', { unit, paper: `${code.slug}.pdf` })
  return (
    <>
      {post.fullName}{' '}
      <small>
        <a href={`${card}?nguoi=${post.personId}`}>
          <span aria-hidden="true">{t('cards.one')}</span>
          <VisuallyHidden>{t('cards.oneOf', { name: post.fullName })}</VisuallyHidden>
        </a>
      </small>
    </>
  )
}
