import 'server-only'
import { periodOf } from '@/lib/codes/rules'
import type { Tx } from '@/lib/db'
import { dayOf, fromDate } from '@/lib/month'
import type { Document } from '../schema'

/** Each Code with its versions, and the one-stop model of a unit that has one. */
export async function listDocuments(tx: Tx, unitIds: string[]): Promise<(unitId: string) => Document[]> {
  const codes = await tx.conductCode.findMany({
    orderBy: [{ binding: 'desc' }, { slug: 'asc' }],
    select: {
      id: true,
      slug: true,
      binding: true,
      versions: {
        orderBy: [{ inForceFrom: 'asc' }, { version: 'asc' }],
        select: { version: true, title: true, inForceFrom: true, inForceTo: true },
      },
    },
  })
  const models = await tx.oneStopVersion.findMany({
    where: { unitId: { in: unitIds } },
    orderBy: { version: 'asc' },
    select: { unitId: true, version: true, since: true },
  })
  const shared = codes.map(({ id, slug, binding, versions }) => ({
    ...{ slug, codeId: id, binding, title: versions.at(-1)?.title ?? slug },
    versions: versions.map((each) => {
      const period = periodOf(fromDate(each.inForceFrom), each.inForceTo && fromDate(each.inForceTo))
      return { version: each.version, from: period.inForceFrom, to: period.inForceTo }
    }),
  }))
  return (unitId) => {
    const own = models.filter((each) => each.unitId === unitId)
    const versions = own.map(({ version, since }) => ({ version, from: dayOf(since), to: null }))
    const model = { slug: null, codeId: null, title: '', binding: true, versions }
    return versions.length > 0 ? [...shared, model] : shared
  }
}
