import 'server-only'
import { randomUUID } from 'node:crypto'
import type { Tx } from '@/lib/db'
import { addDays, type Day, fromDate, toDate } from '@/lib/month'
import { documentOf, documentSelect } from '../documents/queries'
import { judgeVersion, type KeptVersion } from '../documents/rules'
import { listKnownRules } from '../keys/queries'
import { lastingKeys } from '../keys/rules'
import { exportCode } from '../rules'
import type { CodeDocument, Refusal } from '../schema'

type Taken = { ok: true; same: boolean } | ({ ok: false } & Omit<Refusal, 'row'>)

/**
 * Writes a judged document as the next version of its code, inside the caller's transaction; the version that holds on
 * its first day ends the day before, also when it began that very day: then it held no whole day. The new one has the
 * days that were left to it, up to a version that waits. What is there already is left alone.
 */
export async function takeOver(
  tx: Tx,
  document: CodeDocument,
  { today, dryRun = false }: { today: Day; dryRun?: boolean },
): Promise<Taken> {
  // Two versions of one code take their turns, so that both see which is the last.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`code ${document.slug}`}))`
  const code = await findKept(tx, document)
  const verdict = judgeVersion(document, code?.kept ?? null, today)
  if (verdict.ok && !verdict.same && !dryRun) await writeVersion(tx, document, code?.id, verdict.before)
  return verdict
}

type Kept = { id: string; kept: NonNullable<Parameters<typeof judgeVersion>[1]> }

async function findKept(tx: Tx, document: CodeDocument): Promise<Kept | null> {
  const code = await tx.conductCode.findUnique({
    where: { slug: document.slug },
    select: {
      id: true,
      binding: true,
      versions: { select: { id: true, version: true, inForceFrom: true, inForceTo: true } },
    },
  })
  if (!code) return null
  const twin = code.versions.find(({ version }) => version === document.version)
  const row =
    twin && (await tx.codeVersion.findUniqueOrThrow({ where: { id: twin.id }, select: documentSelect }))
  return {
    id: code.id,
    kept: {
      binding: code.binding,
      versions: code.versions.map(({ version, inForceFrom, inForceTo }) => ({
        ...{ version, inForceFrom: fromDate(inForceFrom), inForceTo: inForceTo && fromDate(inForceTo) },
      })),
      twin: row ? exportCode(documentOf(row)) : null,
    },
  }
}

async function writeVersion(
  tx: Tx,
  document: CodeDocument,
  known: string | undefined,
  before: KeptVersion | null,
): Promise<void> {
  const { slug, binding, version, chapters, issuedOn, inForceFrom, ...head } = document
  const from = toDate(inForceFrom)
  if (known && before) {
    await tx.codeVersion.updateMany({
      where: {
        ...{ codeId: known, version: before.version },
        OR: [{ inForceTo: null }, { inForceTo: { gte: from } }],
      },
      data: { inForceTo: toDate(addDays(inForceFrom, -1)) },
    })
  }
  const left = before?.inForceTo && before.inForceTo >= inForceFrom ? toDate(before.inForceTo) : null
  const codeId =
    known ??
    (await tx.conductCode.create({ data: { slug, binding: binding === 'staff' }, select: { id: true } })).id
  const versionId = randomUUID()
  const keys = lastingKeys(chapters, await listKnownRules(tx, codeId), before?.version ?? 0)
  await tx.codeVersion.create({
    data: {
      ...{ ...head, id: versionId, codeId, version },
      ...{ issuedOn: toDate(issuedOn), inForceFrom: from, inForceTo: left },
    },
    select: { id: true },
  })
  const withIds = chapters.map((chapter) => ({
    ...chapter,
    id: randomUUID(),
    articles: chapter.articles.map((article) => ({ ...article, id: randomUUID() })),
  }))
  await tx.codeChapter.createMany({
    data: withIds.map(({ id, number, title, titleEn }) => ({ id, versionId, number, title, titleEn })),
  })
  await tx.codeArticle.createMany({
    data: withIds.flatMap((chapter) =>
      chapter.articles.map(({ rules: _, ...article }) => ({ ...article, versionId, chapterId: chapter.id })),
    ),
  })
  await tx.codeRule.createMany({
    data: withIds.flatMap(({ articles }) =>
      articles.flatMap((article) =>
        article.rules.map((rule) => ({
          ...rule,
          articleId: article.id,
          key: keys.get(rule) ?? 0,
        })),
      ),
    ),
  })
}
