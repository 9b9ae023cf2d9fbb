import type { Actor, Role } from '@/lib/auth/schema'
import { sendDraft, startDraft } from '@/lib/feedback/suggestions/commands'
import { draftInput } from '@/lib/feedback/suggestions/schema'
import { actorOf, addPerson } from '@/tests/lib/auth/office'
import type { TestDatabase } from '@/tests/support/database'

export const now = new Date('2026-11-10T03:00:00Z')

export type Scene = { ward: string; other: string; clerk: Actor; stranger: Actor } & Record<Role, Actor>

/** Two wards below the city, everybody of the first by role, and the clerk of the other one. */
export async function setScene(database: TestDatabase): Promise<Scene> {
  const [city] = await database.query<{ id: string }>(
    `INSERT INTO admin_unit (code, slug, name, type, valid_from) VALUES ('01', 'ha-noi', 'Thành phố Hà Nội', 'province', '2025-07-01') RETURNING id`,
  )
  const ward = async (code: string, slug: string) => {
    const [row] = await database.query<{ id: string }>(
      `INSERT INTO admin_unit (code, slug, name, type, valid_from, parent_id) VALUES ($1, $2, $3, 'ward', '2025-07-01', $4) RETURNING id`,
      [code, slug, `Phường ${slug}`, city!.id],
    )
    return row!.id
  }
  const [here, there] = [await ward('00598', 'thuong-cat'), await ward('00611', 'dong-ngac')]
  const actor = async (unit: string, name: string, role: Role) =>
    actorOf(database, (await addPerson(database, unit, name, [role])).accountId, now)
  const roles: Role[] = [
    'staff',
    'assessor',
    'rating_authority',
    'personnel',
    'editor',
    'inspector',
    'administrator',
  ]
  const others = new Map<Role, Actor>()
  for (const role of roles) others.set(role, await actor(here, role.replace('_', '-'), role))
  const clerk = await actor(here, 'mot-cua', 'one_stop')
  return {
    ward: here,
    other: there,
    clerk,
    stranger: await actor(there, 'mot-cua.2', 'one_stop'),
    ...(Object.fromEntries([...others, ['one_stop', clerk]]) as Record<Role, Actor>),
  }
}

let phones = 0

/** A telephone that nobody has used yet, behind an address of its own. */
export function sender() {
  phones += 1
  return { address: `203.0.113.${phones}`, device: 'phone' }
}

/** A page of the book as a citizen sends it. */
export async function suggest(text: string, more: { kind?: string; marked?: string; at?: Date } = {}) {
  const input = draftInput.parse({ kind: 'suggestion', marked: '', ...more, text })
  const from = sender()
  const started = await startDraft('thuong-cat', { ...input, honeypot: false }, from, more.at ?? now)
  if (!started.ok) throw new Error(started.reason)
  const sent = await sendDraft(started.id, input, from, more.at ?? now)
  if (!sent.ok) throw new Error(sent.reason)
  return { id: started.id, code: sent.code }
}
