import 'server-only'
import { db } from '@/lib/db'
import { firstDay, lastDay } from '@/lib/month'
import type { Scheme } from './schema'

/** Puts schemes in place. PostgreSQL refuses to change one that a sheet uses: it is superseded by another code. */
export async function keepSchemes(schemes: readonly Scheme[]): Promise<number> {
  const from = schemes.map(({ validFrom }) => firstDay(validFrom))
  const to = schemes.map(({ validTo }) => validTo && lastDay(validTo))
  return db.$executeRaw`
    INSERT INTO evaluation_scheme AS s (code, valid_from, valid_to, definition)
    SELECT g.code, g.valid_from, g.valid_to, g.definition::jsonb
    FROM unnest(${schemes.map(({ code }) => code)}::text[], ${from}::text[]::date[], ${to}::text[]::date[],
      ${schemes.map((scheme) => JSON.stringify(scheme))}::text[]) AS g(code, valid_from, valid_to, definition)
    ON CONFLICT (code) DO UPDATE
      -- One that a later scheme has ended stays ended.
      SET valid_from = excluded.valid_from, valid_to = coalesce(s.valid_to, excluded.valid_to),
        definition = excluded.definition
      WHERE (s.valid_from, s.valid_to, s.definition)
        IS DISTINCT FROM (excluded.valid_from, coalesce(s.valid_to, excluded.valid_to), excluded.definition)`
}
