import { Section } from '@/components/ui/text'

type ShareAddressProps = {
  /** Whole, with the portal's own host. */
  address: string
  title: string
  t: (key: 'share' | 'shareNote' | 'shareMail') => string
}

/** The address to pass on, written out so that it can be copied, and a letter that begins with it. On paper the page's foot has it. */
export function ShareAddress({ address, title, t }: ShareAddressProps) {
  const letter = `mailto:?subject=${encodeURIComponent(title)}&body=${encodeURIComponent(`${title}\n${address}`)}`
  return (
    <Section title={t('share')} screenOnly>
      <p>
        <code>{address}</code>
      </p>
      <p>{t('shareNote')}</p>
      <p>
        <a href={letter}>{t('shareMail')}</a>
      </p>
    </Section>
  )
}
