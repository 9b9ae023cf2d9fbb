// A queue is made by a migration (`SELECT jobs.create_queue(…)`), since the portal's role may create no table.

/** What runs by itself, and how often it is woken; each is also woken when a process starts. */
export const queues = {
  cycle: { everyMinutes: 10 },
  mail: { everyMinutes: 10 },
} as const

export type Queue = keyof typeof queues
