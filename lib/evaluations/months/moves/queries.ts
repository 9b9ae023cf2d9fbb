import 'server-only'
import type { Tx } from '@/lib/db'
import { type Scheme, schemeSchema } from '../../schemes/schema'
import type { SheetRow } from '../../sheets/queries'
import type { SheetPerson } from '../../sheets/schema'
import { findInForce, listRosters } from '../queries'
import { openingsOf } from '../rules'
import { labelOf, tasksInWords } from './rules'
import type { Entered, Misfit, MoveView, SelfKept } from './schema'

const definition = { select: { definition: true } } as const

/** The moves of these months from one scheme to another, by evaluation, the latest first. */
export async function listMoves(tx: Tx, evaluationIds: readonly string[]): Promise<Map<string, MoveView[]>> {
  const rows = await tx.schemeMove.findMany({
    where: { evaluationId: { in: [...evaluationIds] } },
    orderBy: { number: 'desc' },
    select: { evaluationId: true, at: true, entered: true, self: true, from: definition, to: definition },
  })
  const moves = new Map<string, MoveView[]>()
  for (const { evaluationId, at, from, to, ...kept } of rows) {
    const scheme = schemeSchema.parse(from.definition)
    const entered = kept.entered as Entered
    const self = kept.self as SelfKept | null
    const view: MoveView = {
      at: at.toISOString(),
      from: nameOf(scheme),
      to: nameOf(schemeSchema.parse(to.definition)),
      entered: [
        ...Object.entries(entered.points).map(([key, points]) => ({
          label: labelOf(scheme, key),
          value: points.replace('.', ','),
        })),
        ...(entered.tasks.length > 0 ? [{ label: 'Nhiệm vụ', value: tasksInWords(entered.tasks) }] : []),
        ...entered.deductions.map(({ criterion, points, reason }) => ({
          label: labelOf(scheme, criterion),
          value: `−${points.replace('.', ',')}: ${reason}`,
        })),
        ...scheme.knockOuts
          .filter(({ id }) => id === entered.knockOut)
          .map(({ label, letter }) => ({ label: label.vi, value: `Xếp loại ${letter}` })),
      ],
      self: Object.entries(self?.cells ?? {})
        .filter(([, value]) => value !== '')
        .map(([key, value]) => ({ label: labelOf(scheme, key), value })),
      selfSent: (self?.sentAt ?? null) !== null,
    }
    moves.set(evaluationId, [...(moves.get(evaluationId) ?? []), view])
  }
  return moves
}

/** Of a month that takes no points: whom it grades by another scheme than the roster says by now. */
export async function listMisfits(
  tx: Tx,
  sheet: SheetRow,
  people: readonly SheetPerson[],
): Promise<Misfit[]> {
  const inForce = await findInForce(tx, sheet.month)
  if (new Set([...inForce.values()].map(({ id }) => id)).size < 2) return []
  const rosters = await listRosters(tx, sheet.month, [sheet.unit.id])
  const schemes = new Map([...inForce.values()].map(({ id, scheme }) => [id, scheme]))
  const wanted = new Map(
    rosters.flatMap(({ posts }) =>
      openingsOf(inForce, sheet.month, posts).openings.map(
        ({ personId, schemeId }) => [personId, schemes.get(schemeId)!] as const,
      ),
    ),
  )
  return people.flatMap(({ personId, fullName, scheme }) => {
    const now = wanted.get(personId)
    return now && now.code !== scheme.code
      ? [{ personId, name: fullName, by: nameOf(scheme), now: nameOf(now) }]
      : []
  })
}

function nameOf({ code, legalBasis }: Scheme): string {
  return `${code} (${legalBasis.number})`
}
