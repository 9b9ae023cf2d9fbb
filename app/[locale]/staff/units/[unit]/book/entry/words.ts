import 'server-only'
import { texts } from '@/lib/texts'

/** The words of the form, handed to it: texts stay on the server. */
export function entryWords() {
  const t = texts('vi', 'book')
  return {
    errorTitle: t('errorTitle'),
    kind: t('entry.kind'),
    kinds: (['suggestion', 'praise'] as const).map((value) => ({ value, label: t(`kinds.${value}`) })),
    day: t('entry.day'),
    dayHint: t('entry.dayHint'),
    page: t('entry.page'),
    text: t('entry.text'),
    textHint: t('entry.textHint'),
    marked: t('entry.marked'),
    markedHint: t('entry.markedHint'),
    photo: t('entry.photo'),
    photoHint: t('entry.photoHint'),
    save: t('entry.save'),
  }
}

export type EntryWords = ReturnType<typeof entryWords>
