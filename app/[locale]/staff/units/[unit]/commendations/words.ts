import 'server-only'
import { commendationKinds } from '@/lib/feedback/commendations/schema'
import { texts } from '@/lib/texts'

/** The words of the form, handed to it: texts stay on the server. */
export function verifyWords() {
  const t = texts('vi', 'praiseDesk')
  return {
    errorTitle: t('errorTitle'),
    kind: t('form.kind'),
    kinds: commendationKinds.map((value) => ({ value, label: t(`kinds.${value}`) })),
    person: t('form.person'),
    personHint: t('form.personHint'),
    choose: t('form.choose'),
    day: t('form.day'),
    dayHint: t('form.dayHint'),
    deed: t('form.deed'),
    deedHint: t('form.deedHint'),
    decision: t('form.decision'),
    decisionHint: t('form.decisionHint'),
    save: t('form.save'),
  }
}

export type VerifyWords = ReturnType<typeof verifyWords>
