import { LinkList } from '@/components/ui/link-list'
import type { Ended } from '@/lib/postings/register/schema'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'

/** The units that follow an ended one, each with its register. */
export function HeirLinks({ heirs }: Pick<Ended, 'heirs'>) {
  if (heirs.length === 0) return null
  return (
    <LinkList
      items={heirs.map(({ slug, name }) => ({
        href: staffHref('postings', { unit: slug }),
        label: texts('vi', 'postings')('heir', { unit: name }),
      }))}
    />
  )
}
