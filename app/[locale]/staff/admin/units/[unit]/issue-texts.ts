import { texts } from '@/lib/texts'

/** The words around one-time passwords, for a page that hands some out. */
export function issueTexts({ title, button }: { title: string; button: string }) {
  const t = texts('vi', 'accounts')
  return {
    errorTitle: texts('vi', 'staff')('errorTitle'),
    issuedTitle: title,
    issuedText: t('issuedText'),
    issuedCaption: t('issuedCaption'),
    name: t('name'),
    userName: t('userName'),
    password: t('password'),
    button,
  }
}
