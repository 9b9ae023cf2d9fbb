import type { Locale } from '@/lib/format'
import type { Figures, GradesBetween } from '@/lib/record/sums/rules'
import { InspectionsPart, SuggestionsPart } from './other-parts'
import { ServiceGroups } from './service-groups'
import { StaffPart } from './staff-part'

/** All that a month says, one part after the other. */
export function MonthParts(props: {
  locale: Locale
  month: string
  row: Figures
  /** Of a sum of several units: what it says where some of them withhold a grade. */
  between?: GradesBetween
}) {
  return (
    <>
      <ServiceGroups {...props} />
      <SuggestionsPart {...props} />
      <StaffPart {...props} />
      <InspectionsPart {...props} />
    </>
  )
}
