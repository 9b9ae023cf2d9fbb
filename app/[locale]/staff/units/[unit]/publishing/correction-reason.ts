import { texts } from '@/lib/texts'
import type { EntryField } from '../../../entry-form'

const t = texts('vi', 'publishing')

/** Why a published month is published again: the public reads it. */
export const correctionReason: EntryField = {
  ...{ kind: 'words', name: 'reason', label: t('reason'), hint: t('reasonHint') },
}
