import { Notice } from '@/components/ui/notice'
import { texts } from '@/lib/texts'

export type Asked = Record<string, string | string[] | undefined>

const outcomes = ['mo', 'co', 'mang', 'luu', 'gui', 'tra', 'bo', 'tep', 'cong-bo'] as const
const refusals = ['not-found', 'no-draft', 'in-review', 'gone', 'clash', 'not-now', 'flaws'] as const

/** What the last step did, or why it did nothing. */
export function Told({ asked }: { asked: Asked }) {
  const t = texts('vi', 'codeDesk')
  const done = outcomes.find((each) => each === asked.xong)
  const refused = refusals.find((each) => each === asked.loi)
  return (
    <>
      {done && <Notice kind="settled" announced title={t(`done.${done}`)} />}
      {refused && <Notice kind="attend" announced title={t(`refused.${refused}`)} />}
    </>
  )
}
