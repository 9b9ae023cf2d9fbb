import 'server-only'
import type { Tx } from '@/lib/db'
import { fromDate } from '@/lib/month'
import type { ExistingDetails } from './details/schema'
import type { ExistingUnit } from './schema'
import type { ExistingSuccession } from './successions/schema'

export async function listExistingUnits(tx: Tx): Promise<ExistingUnit[]> {
  const rows = await tx.adminUnit.findMany({
    select: {
      id: true,
      code: true,
      slug: true,
      name: true,
      nameEn: true,
      type: true,
      parentId: true,
      parent: { select: { code: true } },
      validFrom: true,
      validTo: true,
    },
  })
  return rows.map(({ parent, validFrom, validTo, ...row }) => ({
    ...row,
    parentCode: parent?.code ?? null,
    validFrom: validFrom && fromDate(validFrom),
    validTo: validTo && fromDate(validTo),
  }))
}

export async function listExistingDetails(tx: Tx): Promise<ExistingDetails[]> {
  const rows = await tx.adminUnit.findMany({
    select: {
      id: true,
      code: true,
      name: true,
      validFrom: true,
      validTo: true,
      population: true,
      areaKm2: true,
      officeAddress: true,
      longitude: true,
      latitude: true,
    },
  })
  return rows.map(({ validFrom, validTo, areaKm2, longitude, latitude, ...row }) => ({
    ...row,
    validFrom: validFrom && fromDate(validFrom),
    validTo: validTo && fromDate(validTo),
    areaKm2: areaKm2?.toString() ?? null,
    longitude: longitude?.toString() ?? null,
    latitude: latitude?.toString() ?? null,
  }))
}

export async function listExistingSuccessions(tx: Tx): Promise<ExistingSuccession[]> {
  const rows = await tx.unitSuccession.findMany({
    select: { formerId: true, successorId: true, kind: true, effectiveOn: true },
  })
  return rows.map(({ effectiveOn, ...row }) => ({ ...row, effectiveOn: fromDate(effectiveOn) }))
}
