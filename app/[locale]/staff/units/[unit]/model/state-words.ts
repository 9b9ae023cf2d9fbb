import 'server-only'
import { texts } from '@/lib/texts'

export function stateWords() {
  const t = texts('vi', 'modelDesk')
  return { met: t('states.met'), not: t('states.not'), unsaid: t('states.unsaid') }
}
