import { formatMonth, formatMonthShort } from '@/lib/format'
import { addMonths, dayOf, monthOf } from '@/lib/month'

/** The month that the journeys' demo leaves open: the last one that has ended. */
export const openMonth = addMonths(monthOf(dayOf(new Date())), -1)
/** The last month that it publishes. */
export const lastPublished = addMonths(openMonth, -1)

/** “tháng 10/2026”, as pages write it. */
export const inWords = (month: string) => formatMonth(month, 'vi')
export const inShort = (month: string) => formatMonthShort(month, 'vi')
