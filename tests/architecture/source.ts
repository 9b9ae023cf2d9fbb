import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import ts from 'typescript'

export type Import = { to: string; typeOnly: boolean }

/** One file of the repository: its path from the root, its text and, of code, what it imports. */
export type Source = { path: string; text: string; imports: Import[]; tree: ts.SourceFile | undefined }

const skipped = new Set([
  // In a worktree it is a file.
  '.git',
  'node_modules',
  'generated',
  'reports',
  'test-results',
  'playwright-report',
  // In a worktree git's own folder is a file.
  '.git',
])
const read = /\.(tsx?|mjs|mts|cjs|js|json|md|css|sql|toml|prisma)$/

/** Every file of the working tree that a person wrote. */
export function repository(root: string, folder = ''): Source[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    if (
      skipped.has(entry.name) ||
      (entry.isDirectory() && entry.name.startsWith('.') && entry.name !== '.ci')
    )
      return []
    const path = posix.join(folder, entry.name)
    if (entry.isDirectory()) return repository(root, path)
    return [source(path, read.test(entry.name) ? readFileSync(join(root, path), 'utf8') : '')]
  })
}

export function source(path: string, text: string): Source {
  if (!/\.(tsx?|mjs)$/.test(path)) return { path, text, imports: [], tree: undefined }
  const kind = path.endsWith('x')
    ? ts.ScriptKind.TSX
    : path.endsWith('mjs')
      ? ts.ScriptKind.JS
      : ts.ScriptKind.TS
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, kind)
  return {
    path,
    text,
    imports: [...importsOf(tree)].map((each) => ({ ...each, to: resolve(path, each.to) })),
    tree,
  }
}

function* importsOf(node: ts.Node): Generator<Import> {
  if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
    const named = node.importClause?.namedBindings
    const everyOneAType =
      named &&
      ts.isNamedImports(named) &&
      !node.importClause?.name &&
      named.elements.every((one) => one.isTypeOnly)
    yield {
      to: node.moduleSpecifier.text,
      typeOnly: node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword || Boolean(everyOneAType),
    }
  }
  if (ts.isExportDeclaration(node) && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier)) {
    yield { to: node.moduleSpecifier.text, typeOnly: node.isTypeOnly }
  }
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    const [first] = node.arguments
    if (first && ts.isStringLiteralLike(first)) yield { to: first.text, typeOnly: false }
  }
  for (const child of node.getChildren()) yield* importsOf(child)
}

// Files of the repository without their ending, packages as they are written.
function resolve(from: string, to: string): string {
  const path = to.startsWith('@/')
    ? to.slice(2)
    : to.startsWith('.')
      ? posix.join(posix.dirname(from), to)
      : to
  return to.startsWith('@/') || to.startsWith('.') ? path.replace(/\.(tsx?|mjs)$/, '') : path
}

export function* nodes(node: ts.Node): Generator<ts.Node> {
  yield node
  for (const child of node.getChildren()) yield* nodes(child)
}

export function lineOf({ path, tree }: Source, node: ts.Node): string {
  return `${path}:${(tree?.getLineAndCharacterOfPosition(node.getStart()).line ?? 0) + 1}`
}
