import { Button } from '@/components/ui/button'
import { Select } from '@/components/ui/field'
import { Section } from '@/components/ui/text'
import { type Choice, compareWords, type District, kinds, orders } from '@/lib/record/comparison/schema'
import type { UnitPublished } from '@/lib/record/publications/schema'
import { href, type Locale } from '@/lib/routes'
import { texts } from '@/lib/texts'

const collator = new Intl.Collator('vi')

/** Two units, side by side. */
export function PairForm({
  locale,
  units,
  chosen = [],
}: {
  locale: Locale
  units: readonly UnitPublished[]
  chosen?: readonly string[]
}) {
  if (units.length < 2) return null
  const t = texts(locale, 'results')
  const { fields } = compareWords[locale]
  const options = units
    .map(({ row, nameEn }) => ({ value: row.unit.slug, label: (locale === 'en' && nameEn) || row.unit.name }))
    .sort((a, b) => collator.compare(a.label, b.label))
  const [one = options[0]?.value, other = options[1]?.value] = chosen
  return (
    <Section title={t('compare.pairTitle')}>
      <form action={href(locale, 'results')} className="n-stack">
        <Select
          id="one"
          name={fields.one}
          label={t('compare.one')}
          options={options}
          defaultValue={one}
          width="20"
        />
        <Select
          id="other"
          name={fields.other}
          label={t('compare.other')}
          options={options}
          defaultValue={other}
          width="20"
        />
        <div>
          <Button kind="second">{t('compare.pairButton')}</Button>
        </div>
      </form>
    </Section>
  )
}

/** Which units are listed, and in what order. */
export function ChooseUnits({
  locale,
  choice,
  districts,
}: {
  locale: Locale
  choice: Choice
  districts: readonly District[]
}) {
  const t = texts(locale, 'results')
  const { fields, ...words } = compareWords[locale]
  return (
    <Section title={t('compare.chooseTitle')}>
      <form action={href(locale, 'results')} className="n-stack">
        <Select
          id="kind"
          name={fields.kind}
          label={t('compare.kind')}
          width="20"
          defaultValue={words.kinds[choice.kind]}
          options={kinds.map((kind) => ({ value: words.kinds[kind], label: t(`compare.kinds.${kind}`) }))}
        />
        <Select
          id="district"
          name={fields.district}
          label={t('compare.district')}
          hint={t('compare.districtHint')}
          width="20"
          defaultValue={choice.district === 'all' ? words.kinds.all : choice.district}
          options={[
            { value: words.kinds.all, label: t('compare.kinds.all') },
            ...districts.map(({ slug, name }) => ({ value: slug, label: name })),
          ]}
        />
        <Select
          id="order"
          name={fields.order}
          label={t('compare.order')}
          width="20"
          defaultValue={words.orders[choice.order]}
          options={orders.map((order) => ({
            value: words.orders[order],
            label: t(`compare.orders.${order}`),
          }))}
        />
        <div>
          <Button kind="second">{t('compare.chooseButton')}</Button>
        </div>
      </form>
    </Section>
  )
}
