import 'server-only'
import { db } from '@/lib/db'
import { log } from '@/lib/log'
import type { Told } from '@/lib/sheets/parts'

// A page looks every second or two.
const [TICK_MS, APART_MS] = [1000, 300]

/** Says of a parked file, again and again, how many of its rows are written. */
export type Ticking = {
  /** What would be written, in the words of the preview: so many rows. */
  lines: (count: number) => void
  told: Told
  /** Once the first row is about to be written. */
  writing: Promise<void>
  /** `stopped`: it broke. Otherwise nobody is at it any more. */
  end: (how: 'ended' | 'stopped') => Promise<void>
}

/**
 * Tells how far the taking in of a parked file is, on connections of its own: its transaction shows nothing to others
 * before it is over. A word that cannot be said is left out; the file goes in all the same.
 */
export function ticking(upload: string): Ticking {
  let [lines, written, saidAt] = [0, 0, Date.now()]
  let toWrite: number | null = null
  let saying: Promise<unknown> | null = null
  let began: () => void = () => undefined
  const writing = new Promise<void>((resolve) => (began = resolve))
  const say = () => {
    if (saying) return
    saidAt = Date.now()
    saying = db.$executeRaw`
      UPDATE parked_upload SET ticked_at = clock_timestamp(), written = ${written}, to_write = ${toWrite}::int
      WHERE id = ${upload}::uuid AND done IS NULL`
      .catch((error: unknown) => log.warn({ error: String(error) }, 'how far an import is could not be told'))
      .finally(() => (saying = null))
  }
  const clock = setInterval(say, TICK_MS)
  clock.unref()
  return {
    lines: (count) => (lines = count),
    told: (done, of) => {
      toWrite = lines
      written = of === 0 ? 0 : Math.floor((lines * done) / of)
      began()
      if (Date.now() - saidAt >= APART_MS) say()
    },
    writing,
    end: async (how) => {
      clearInterval(clock)
      await saying
      // A stopped one is told of as one who has been silent for long.
      await db.$executeRaw`
        UPDATE parked_upload SET ticked_at = CASE WHEN ${how === 'stopped'} THEN to_timestamp(0) END
        WHERE id = ${upload}::uuid AND done IS NULL`
    },
  }
}
