import type { UnitPublished } from '../publications/schema'

// The words that an address may choose from: few, so that every page they make can be kept in a cache.
export const kinds = ['all', 'ward', 'commune'] as const
export const orders = ['name', 'received', 'on-time', 'satisfied'] as const
export const sizes = ['large', 'medium', 'small', 'unknown'] as const

export type Kind = (typeof kinds)[number]
export type Order = (typeof orders)[number]
export type Size = (typeof sizes)[number]

/** The form of the page that compares units, in each language: its fields, and the words they take. */
export const compareWords = {
  vi: {
    fields: { kind: 'loai', district: 'quan', order: 'sap', one: 'don-vi', other: 'voi' },
    kinds: { all: 'tat-ca', ward: 'phuong', commune: 'xa' },
    orders: { name: 'ten', received: 'tiep-nhan', 'on-time': 'dung-han', satisfied: 'hai-long' },
  },
  en: {
    fields: { kind: 'kind', district: 'district', order: 'order', one: 'unit', other: 'with' },
    kinds: { all: 'all', ward: 'ward', commune: 'commune' },
    orders: { name: 'name', received: 'received', 'on-time': 'on-time', satisfied: 'satisfied' },
  },
} as const

/** A former district, and today's units that hold a part of it. */
export type District = { slug: string; name: string; units: string[] }

export type Choice = { kind: Kind; district: string; order: Order }

export const everyUnit: Choice = { kind: 'all', district: 'all', order: 'name' }

/** Units of similar size. */
export type SizeGroup = { size: Size; units: UnitPublished[] }
