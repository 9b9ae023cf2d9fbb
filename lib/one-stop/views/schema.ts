// What pages get to see of the model and of a ward's service point: plain JSON.
import type { UnitLine } from '@/lib/units/views/schema'
import type { Amenity, Counter, ServiceHours, Standard } from '../schema'

export type Model = { standards: Standard[]; amenities: Amenity[] }

/** `null` and an empty list are unknown. `amenities`: the slugs of those the point says it has. */
export type ServicePointPage = {
  unit: UnitLine
  address: string | null
  hotline: string | null
  illustrative: boolean
  hours: ServiceHours[]
  counters: Counter[]
  amenities: string[]
}

/** `counter`: the one that was asked for, when it is not the ward. */
export type ServicePointFound = Pick<UnitLine, 'slug' | 'name' | 'nameEn'> & {
  address: string | null
  counter: string | null
  counterEn: string | null
}
