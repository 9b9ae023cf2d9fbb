import ts from 'typescript'
import { clients } from './house'
import { lineOf, nodes, type Source } from './source'

/** How a file is written. */
export function habits(sources: Source[]): string[] {
  return sources.flatMap((each) => [
    ...directives(each),
    ...length(each),
    ...evasions(each),
    ...written(each),
  ])
}

const directive = ({ tree }: Source) => {
  const [first] = tree?.statements ?? []
  return first && ts.isExpressionStatement(first) && ts.isStringLiteral(first.expression)
    ? first.expression.text
    : undefined
}

function directives(each: Source): string[] {
  const { path, text } = each
  const found: string[] = []
  const first = directive(each)
  if (first === 'use client' && !clients.includes(path)) {
    found.push(
      `${path}: 'use client' is for what tests/architecture/house.ts lists; draw it on the server, or argue for it there.`,
    )
  }
  if (/^lib\/.*\/(queries|commands)\.ts$/.test(path) && !text.startsWith(`import 'server-only'\n`)) {
    found.push(`${path}: the first line is import 'server-only', so that no browser is ever sent a query.`)
  }
  if (path.endsWith('/actions.ts')) found.push(...actions(each, first))
  else if (/^\s*['"]use server['"]/m.test(text) && /^(app|components|lib)\//.test(path)) {
    found.push(
      `${path}: server actions stand in an actions.ts beside their page, where everybody looks for them.`,
    )
  }
  return found
}

function actions({ path, tree }: Source, first: string | undefined): string[] {
  const wrong = first === 'use server' ? [] : [`${path}: the first line of actions.ts is 'use server'.`]
  for (const name of exportsOf(tree)) {
    if (!name.endsWith('Action')) {
      wrong.push(
        `${path} exports ${name}: whatever it exports the world can call; only …Action functions, the rest goes to lib/<noun>.`,
      )
    }
  }
  return wrong
}

function exportsOf(tree: ts.SourceFile | undefined): string[] {
  return (tree?.statements ?? ([] as ts.Statement[])).flatMap((statement) => {
    if (ts.isExportDeclaration(statement)) return statement.isTypeOnly ? [] : [statement.getText()]
    const modifiers = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : []
    if (!modifiers.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return []
    if (ts.isVariableStatement(statement))
      return statement.declarationList.declarations.map(({ name }) => name.getText())
    return ts.isFunctionDeclaration(statement) ? [statement.name?.text ?? 'default'] : []
  })
}

function length({ path, text, tree }: Source): string[] {
  const lines = text.trimEnd().split('\n').length
  const counted = tree && /^(app|components|lib)\//.test(path)
  return counted && lines > 200
    ? [
        `${path} has ${lines} lines; past 200 a file becomes a folder of its own noun (evaluations/schemes/ …).`,
      ]
    : []
}

const evading =
  /eslint-disable|@ts-(?:ignore|nocheck|expect-error)|\bas any\b|\bTODO\b|\bFIXME\b|\b(?:it|test|describe)\.(?:skip|only|todo)\b/

function evasions({ path, text, tree }: Source): string[] {
  if (!tree || path.startsWith('tests/architecture/')) return []
  const line = text.split('\n').findIndex((each) => evading.test(each))
  return line < 0
    ? []
    : [`${path}:${line + 1}: a rule is silenced here; do what it asks, or change the rule for everybody.`]
}

function written(each: Source): string[] {
  const { path, tree } = each
  if (!tree || !/^(app|components|lib)\//.test(path) || path.startsWith('lib/run/')) return []
  const found: string[] = []
  for (const node of nodes(tree)) {
    if (path !== 'lib/env.ts' && isEnvironment(node)) {
      found.push(`${lineOf(each, node)}: process.env is read in lib/env.ts alone; add the setting there.`)
    }
    if (isPathname(node)) {
      found.push(
        `${lineOf(each, node)}: fileURLToPath makes a path; a pathname has %20 for the spaces and accents of a folder.`,
      )
    }
    if (path.endsWith('rules.ts') && isClock(node)) {
      found.push(`${lineOf(each, node)}: rules have no clock and no dice; take the day as an argument.`)
    }
    if (path.endsWith('.tsx')) found.push(...markup(each, node))
    if (/^(app|components)\//.test(path) && isPath(node)) {
      found.push(
        `${lineOf(each, node)}: addresses come from lib/routes.ts, which links, rewrites and languages share.`,
      )
    }
  }
  return found
}

const isEnvironment = (node: ts.Node) =>
  ts.isPropertyAccessExpression(node) && node.getText() === 'process.env'

const isPathname = (node: ts.Node) =>
  ts.isPropertyAccessExpression(node) && /\bimport\.meta\.url\b.*\.pathname$/.test(node.getText())

const isClock = (node: ts.Node) =>
  (ts.isNewExpression(node) && node.expression.getText() === 'Date' && !node.arguments?.length) ||
  (ts.isCallExpression(node) && /^(Date\.now|Math\.random|performance\.now)$/.test(node.expression.getText()))

const spoken = [
  'alt',
  'title',
  'label',
  'placeholder',
  'aria-label',
  'aria-description',
  'legend',
  'hint',
  'heading',
]

function markup(each: Source, node: ts.Node): string[] {
  const where = lineOf(each, node)
  if (ts.isJsxText(node) && /\p{L}{2,}/u.test(node.text)) {
    return [
      `${where}: “${node.text.trim().slice(0, 40)}” is text for people; it belongs in lib/texts, in both languages.`,
    ]
  }
  if (ts.isJsxAttribute(node) && spoken.includes(node.name.getText())) {
    const value = node.initializer
    if (value && ts.isStringLiteral(value) && /\p{L}{2,}/u.test(value.text)) {
      return [
        `${where}: ${node.name.getText()}="${value.text}" is text for people; it belongs in lib/texts, in both languages.`,
      ]
    }
  }
  if (ts.isJsxOpeningLikeElement(node) && /^(React\.)?Suspense$/.test(node.tagName.getText())) {
    return [
      `${where}: without scripts <Suspense> hides what it wraps, and it turns 404 into 200; await in the page instead.`,
    ]
  }
  return []
}

// href="/…", action="/…" and redirect('/…'), written out or as a template.
function isPath(node: ts.Node): boolean {
  if (ts.isJsxAttribute(node) && /^(href|action|formAction)$/.test(node.name.getText())) {
    const value = node.initializer
    const inner = value && ts.isJsxExpression(value) ? value.expression : value
    return startsWithSlash(inner)
  }
  return (
    ts.isCallExpression(node) &&
    /^(redirect|permanentRedirect)$/.test(node.expression.getText()) &&
    startsWithSlash(node.arguments[0])
  )
}

function startsWithSlash(node: ts.Node | undefined): boolean {
  if (!node) return false
  if (ts.isStringLiteralLike(node)) return node.text.startsWith('/')
  return ts.isTemplateExpression(node) && node.head.text.startsWith('/')
}
