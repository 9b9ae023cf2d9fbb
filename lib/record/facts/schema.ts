import type { RowParts } from '../publications/rules'

/** What the office knows of a unit's month. It leaves the office through a publication only. */
export type MonthFacts = Pick<RowParts, 'dossiers' | 'survey' | 'suggestions' | 'inspections' | 'staff'> & {
  /** Whether its inspections are counted from visits or as somebody entered them. */
  inspectionsFrom: 'visits' | 'entered' | null
}
