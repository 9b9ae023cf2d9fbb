import 'server-only'
import { recordEvent } from '@/lib/audit/commands'
import type { Actor } from '@/lib/auth/schema'
import { mayEditCodes } from '@/lib/codes/editors/queries'
import { db, type Tx } from '@/lib/db'
import { dayOf } from '@/lib/month'
import type { StandardGroup } from '../schema'
import type { AddInput, EditResult, MoveInput, RewordInput } from './schema'

type What = 'added' | 'reworded' | 'moved' | 'retired'
type Written = { ok: true; id: string } | Exclude<EditResult, { ok: true }>

/** The standards are the whole city's: each change makes the next version of every ward's paper. */
export async function addStandard(actor: Actor, { id, ...said }: AddInput, now: Date): Promise<EditResult> {
  return edit(actor, 'added', id, now, async (tx) => {
    const there = await tx.oneStopStandard.findUnique({ where: { id }, select: { id: true } })
    if (there) return { ok: false, reason: 'same' }
    const { _max } = await tx.oneStopStandard.aggregate({
      where: { group: said.group, retiredAt: null },
      _max: { position: true },
    })
    await tx.oneStopStandard.create({
      data: { id, ...said, position: (_max.position ?? 0) + 1 },
      select: { id: true },
    })
    return { ok: true, id }
  })
}

export async function rewordStandard(
  actor: Actor,
  { id, change, ...said }: RewordInput,
  now: Date,
): Promise<EditResult> {
  return edit(actor, 'reworded', id, now, async (tx) => {
    const old = await findLive(tx, id)
    if (!old) return { ok: false, reason: 'not-found' }
    if (old.text === said.text && old.textEn === said.textEn) return { ok: false, reason: 'same' }
    const edition = old.edition + (change === 'substance' ? 1 : 0)
    await tx.oneStopStandard.update({ where: { id }, data: { ...said, edition }, select: { id: true } })
    return { ok: true, id }
  })
}

export async function moveStandard(actor: Actor, { id, way }: MoveInput, now: Date): Promise<EditResult> {
  return edit(actor, 'moved', id, now, async (tx) => {
    const own = await findLive(tx, id)
    if (!own) return { ok: false, reason: 'not-found' }
    const order = await listOrder(tx, own.group)
    const at = order.indexOf(id)
    const other = order[way === 'up' ? at - 1 : at + 1]
    if (!other) return { ok: false, reason: 'last' }
    await arrange(
      tx,
      own.group,
      order.map((each) => (each === id ? other : each === other ? id : each)),
    )
    return { ok: true, id }
  })
}

/** Takes it off the model from now on; what wards said of it stays. The last of a part stays: no part is empty. */
export async function retireStandard(actor: Actor, id: string, now: Date): Promise<EditResult> {
  return edit(actor, 'retired', id, now, async (tx) => {
    const own = await findLive(tx, id)
    if (!own) return { ok: false, reason: 'not-found' }
    const left = (await listOrder(tx, own.group)).filter((each) => each !== id)
    if (left.length === 0) return { ok: false, reason: 'last' }
    await tx.oneStopStandard.update({ where: { id }, data: { retiredAt: now }, select: { id: true } })
    await arrange(tx, own.group, left)
    return { ok: true, id }
  })
}

function edit(
  actor: Actor,
  what: What,
  id: string,
  now: Date,
  write: (tx: Tx) => Promise<Written>,
): Promise<EditResult> {
  return db.$transaction(async (tx): Promise<EditResult> => {
    const may = await mayEditCodes(tx, actor.personId, dayOf(now))
    // One editor after the other: two who arrange a part at once would share a place.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('one_stop_standard'))`
    const done: Written = may ? await write(tx) : { ok: false, reason: 'not-found' }
    if (done.ok) {
      await recordEvent(tx, actor.personId, { kind: 'standard.changed', standardId: id, what })
      return { ok: true }
    }
    if (done.reason === 'not-found')
      await recordEvent(tx, actor.personId, {
        kind: 'action.refused',
        action: `standard.${what}`,
        why: done.reason,
        subject: id,
      })
    return done
  })
}

function findLive(tx: Tx, id: string) {
  return tx.oneStopStandard.findFirst({
    where: { id, retiredAt: null },
    select: { group: true, text: true, textEn: true, edition: true },
  })
}

async function listOrder(tx: Tx, group: StandardGroup): Promise<string[]> {
  const rows = await tx.oneStopStandard.findMany({
    where: { group, retiredAt: null },
    orderBy: { position: 'asc' },
    select: { id: true },
  })
  return rows.map(({ id }) => id)
}

// Out of the way first: while one moves, two must not stand on one place.
async function arrange(tx: Tx, group: StandardGroup, order: string[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE one_stop_standard SET position = -position WHERE "group" = ${group}::standard_group AND retired_at IS NULL`
  await tx.$executeRaw`
    UPDATE one_stop_standard s SET position = o.place
    FROM unnest(${order}::uuid[]) WITH ORDINALITY AS o(id, place) WHERE s.id = o.id`
}
