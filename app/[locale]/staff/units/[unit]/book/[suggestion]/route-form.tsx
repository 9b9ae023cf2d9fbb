import { WaitingMark } from '@/app/[locale]/staff/waiting-forms'
import { Button } from '@/components/ui/button'
import { Radios } from '@/components/ui/choices'
import { Details } from '@/components/ui/details'
import { Textarea } from '@/components/ui/field'
import { Section } from '@/components/ui/text'
import { type InboxItem, routes } from '@/lib/feedback/moderation/schema'
import { texts } from '@/lib/texts'
import { routeAction } from './actions'

type RouteFormProps = { item: InboxItem; error: string | undefined; kept: Record<string, string> }

/** For what the book may not answer: a complaint, a denunciation, another office's matter. */
export function RouteForm({ item, error, kept }: RouteFormProps) {
  const t = texts('vi', 'book')
  return (
    <Section title={t('route')}>
      <p>{t('routeWhy')}</p>
      <Details summary={t('routeOpen')} open={error !== undefined || item.hint !== null || 'to' in kept}>
        <form action={routeAction} className="n-form">
          <WaitingMark form="route" />
          <input type="hidden" name="id" value={item.id} />
          <input type="hidden" name="unit" value={item.unit.slug} />
          <Radios
            id="as"
            name="as"
            legend={t('routeAs')}
            choices={routes.map((route) => ({ value: route, label: t(`routes.${route}`) }))}
            chosen={kept.as ?? item.hint ?? 'complaint'}
            required
          />
          <Textarea
            id="to"
            name="to"
            label={t('routeTo')}
            hint={t('routeToHint')}
            error={error}
            rows={3}
            maxLength={500}
            defaultValue={
              kept.to ??
              t('routeToDefault', {
                unit: item.unit.name,
                address: item.unit.officeAddress ?? t('noAddress'),
              })
            }
            required
          />
          <div>
            <Button kind="second">{t('routeButton')}</Button>
          </div>
        </form>
      </Details>
    </Section>
  )
}
