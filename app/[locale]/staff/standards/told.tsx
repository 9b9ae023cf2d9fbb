import { Notice } from '@/components/ui/notice'
import { texts } from '@/lib/texts'

/** What the last button did. */
export function Told({ asked }: { asked: Record<string, string | string[] | undefined> }) {
  const t = texts('vi', 'modelDesk')
  if (asked.xong) return <Notice kind="settled" announced title={t('editor.done')} />
  return asked.loi ? <Notice kind="attend" announced title={t('editor.last')} /> : null
}
