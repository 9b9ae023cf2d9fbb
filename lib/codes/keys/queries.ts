import 'server-only'
import type { Tx } from '@/lib/db'
import type { KnownRule } from './schema'

/** Every rule that any published version of the code has, under its key. */
export async function listKnownRules(tx: Tx, code: string | { slug: string }): Promise<KnownRule[]> {
  const rows = await tx.codeRule.findMany({
    where: { article: { version: typeof code === 'string' ? { codeId: code } : { code } } },
    select: {
      key: true,
      kind: true,
      text: true,
      article: { select: { version: { select: { version: true } } } },
    },
  })
  return rows.map(({ article, ...rule }) => ({ ...rule, version: article.version.version }))
}
