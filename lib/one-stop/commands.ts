import 'server-only'
import { recordEvent } from '@/lib/audit/commands'
import { db } from '@/lib/db'
import { dayOf } from '@/lib/month'
import { isOver } from '@/lib/units/days/queries'
import type { Amenity, Standard } from './schema'

/**
 * Puts in place what the product ships: the city's standards and amenities, and each ward's office address as the
 * address of its service point. What is there already stays: an editor may have changed it.
 */
export async function seedModel(
  standards: readonly Standard[],
  amenities: readonly Amenity[],
  now: Date,
): Promise<{ standards: number; amenities: number; points: number }> {
  return db.$transaction(async (tx) => {
    // All or none: a place that an editor has emptied must not be filled again.
    const known = await tx.oneStopStandard.findFirst({ select: { id: true } })
    const { count: newStandards } = known
      ? { count: 0 }
      : await tx.oneStopStandard.createMany({ data: [...standards] })
    const { count: newAmenities } = await tx.oneStopAmenity.createMany({
      data: [...amenities],
      skipDuplicates: true,
    })
    const points = await tx.$executeRaw`
      INSERT INTO service_point (unit_id, address)
      SELECT u.id, u.office_address FROM admin_unit u
      WHERE NOT ${isOver('u', dayOf(now))} AND u.parent_id IS NOT NULL AND u.office_address IS NOT NULL
      ON CONFLICT (unit_id) DO NOTHING`
    const done = { standards: newStandards, amenities: newAmenities, points }
    if (newStandards + newAmenities + points > 0)
      await recordEvent(tx, null, { kind: 'model.seeded', ...done })
    return done
  })
}
