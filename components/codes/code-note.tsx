import { SourceNote } from '@/components/ui/text'
import type { CodePage } from '@/lib/codes/views/schema'
import type { Locale } from '@/lib/routes'
import { Words } from './words'

type CodeNoteProps = {
  locale: Locale
  code: CodePage
  t: (key: 'explains' | 'source', values?: Record<string, string>) => string
}

/** That the wording explains and does not replace the signed text, and where its facts come from. */
export function CodeNote({ locale, code, t }: CodeNoteProps) {
  return (
    <SourceNote>
      <p>{code.note === null ? t('explains') : <Words locale={locale} vi={code.note} en={code.noteEn} />}</p>
      {code.sources.length > 0 && (
        <ol>
          {code.sources.map((source, index) => (
            <li key={source}>
              <a href={source} rel="noreferrer">
                {t('source', { n: String(index + 1), host: hostOf(source) })}
              </a>
            </li>
          ))}
        </ol>
      )}
    </SourceNote>
  )
}

function hostOf(address: string): string {
  return new URL(address).host.replace(/^www\./, '')
}
