import { VisuallyHidden } from '@/components/ui/text'
import type { Run, TextChange } from '@/lib/codes/changes/schema'
import type { Locale } from '@/lib/routes'

export type ChangeWords = { added: string; removed: string }

/** A text with what was struck out and what was put in: lines and shades for the eye and for paper, words for the ear. */
export function ChangedText({
  locale,
  text,
  words,
}: {
  locale: Locale
  text: TextChange
  words: ChangeWords
}) {
  const runs = locale === 'en' ? text.en : text.vi
  if (runs) return <Runs runs={runs} words={words} />
  return (
    <span lang="vi">
      <Runs runs={text.vi} words={words} />
    </span>
  )
}

function Runs({ runs, words }: { runs: Run[]; words: ChangeWords }) {
  return runs.map(({ kind, text }, index) => {
    if (kind === 'same') return text
    const Mark = kind === 'added' ? 'ins' : 'del'
    return (
      <Mark key={index}>
        <VisuallyHidden>{` [${words[kind]}: `}</VisuallyHidden>
        {text}
        <VisuallyHidden>{'] '}</VisuallyHidden>
      </Mark>
    )
  })
}
