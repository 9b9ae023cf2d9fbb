import { formatMonth } from '@/lib/format'
import { addMonths, dayOf, monthOf } from '@/lib/month'

/** The month that the journeys' demo leaves open: the last one that has ended. */
export const openMonth = addMonths(monthOf(dayOf(new Date())), -1)
/** The last month that it publishes. */
export const lastPublished = addMonths(openMonth, -1)

/** “tháng 10/2026”, as pages write it. */
export const inWords = (month: string) => formatMonth(month, 'vi')
/** The same where a page may begin with it or break the line elsewhere. */
export const somehow = (month: string) => new RegExp(inWords(month).replace(/\s/g, '\\s'), 'i')
