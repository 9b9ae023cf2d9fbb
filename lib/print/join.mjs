// Parts of one document, set one after another from the same template, made one file that is as much tagged as they are:
// a library that copies pages leaves behind what a screen reader reads by, and takes as long as setting them. This reads
// what the pinned typst writes (plain objects, one table of them) and nothing else; its test reads the file by poppler.

const length = /(?<=\/Length )\d+/
const count = /(?<=\/Count )\d+/
const kids = /(?<=\/Kids \[).*?(?=\])/s
const elements = /(?<=\/K \[).*?(?=\])/s
const ofPages = /(?<=\/Nums \[).*?(?=\])/s
const nextOfPages = /(?<=\/ParentTreeNextKey )\d+/
const cells = /(?<=\/Names \[).*?(?=\])/s

/** One PDF of several, pages in order. */
export function joinPdfs(parts) {
  const whole = open(parts[0])
  for (const [at, part] of parts.slice(1).entries()) append(whole, open(part), `P${at + 2}`)
  const { objects, roots } = whole
  // A tree of names is in the order of its names (ISO 32000, 7.9.6).
  const sorted = (names) =>
    names
      .match(/\(\w+\) \d+ 0 R/g)
      .sort()
      .join(' ')
  if (cells.test(objects.get(roots.tags).head)) change(objects, roots.tags, cells, sorted)
  // The file's own description counts its pages.
  const description = objects.get(roots.metadata)
  const pages = found(objects.get(roots.pages).head, count)
  description.body = description.body.replace(/(?<=<xmpTPg:NPages>)\d+/, pages)
  description.head = description.head.replace(length, description.body.length)
  return write(whole)
}

function open(pdf) {
  const text = Buffer.from(pdf).toString('latin1')
  const table = Number(found(text.slice(-40), /(?<=startxref\s+)\d+/))
  const lines = text.slice(table, text.indexOf('trailer', table)).matchAll(/^(\d{10}) 00000 n/gm)
  const offsets = [...Array.from(lines, ([, offset]) => Number(offset)), table]
  const objects = new Map(
    offsets.slice(0, -1).map((offset, at) => [at + 1, object(text.slice(offset, offsets[at + 1]))]),
  )
  const trailer = text.slice(text.indexOf('trailer', table))
  const [catalog, info] = [reference(trailer, 'Root'), reference(trailer, 'Info')]
  const [metadata, pages, outlines, tags] = ['Metadata', 'Pages', 'Outlines', 'StructTreeRoot'].map((word) =>
    reference(objects.get(catalog).head, word),
  )
  const document = Number(found(objects.get(tags).head, /(?<=\/K \[)\d+(?= 0 R\])/))
  return { objects, trailer, roots: { catalog, info, metadata, pages, outlines, tags, document } }
}

// What refers to others, and what is only carried: the bytes of a stream.
function object(text) {
  const start = text.indexOf('\n') + 1
  const mark = '\nstream\n'
  const stream = text.indexOf(mark, start)
  if (stream < 0) return { head: text.slice(start, text.lastIndexOf('\nendobj')), body: null }
  const head = text.slice(start, stream)
  const body = stream + mark.length
  return { head, body: text.slice(body, body + Number(found(head, length))) }
}

function append(whole, part, prefix) {
  const { objects, roots } = whole
  const last = reference(objects.get(roots.outlines).head, 'Last')
  const known = Number(found(objects.get(roots.tags).head, nextOfPages))
  const numbers = new Map(Object.entries(part.roots).map(([name, n]) => [n, roots[name]]))
  const own = [...part.objects.keys()].filter((n) => !numbers.has(n))
  for (const [at, n] of own.entries()) numbers.set(n, objects.size + 1 + at)
  const moved = (text) => refer(text, (n) => numbers.get(n))
  for (const n of own) {
    const { head, body } = part.objects.get(n)
    objects.set(numbers.get(n), { head: rename(moved(head), known, prefix), body })
  }
  // The roots of the part are left behind, and what they listed is listed by those of the whole.
  const root = (name) => rename(moved(part.objects.get(part.roots[name]).head), known, prefix)
  const list = (name, words) =>
    change(objects, roots[name], words, (before) => `${before} ${found(root(name), words)}`)
  const sum = (name, figure) =>
    change(objects, roots[name], figure, (before) => Number(before) + Number(found(root(name), figure)))
  list('pages', kids)
  sum('pages', count)
  list('document', elements)
  list('tags', ofPages)
  sum('tags', nextOfPages)
  if (cells.test(root('tags'))) list('tags', cells)
  sum('outlines', count)
  const next = reference(root('outlines'), 'First')
  change(objects, roots.outlines, /(?<=\/Last )\d+/, () => reference(root('outlines'), 'Last'))
  change(objects, last, /^<</, () => `<<\n  /Next ${next} 0 R`)
  change(objects, next, /^<</, () => `<<\n  /Prev ${last} 0 R`)
}

// Each part counts its pages and names its head cells anew; other cells point to them by these names.
function rename(head, known, prefix) {
  const later = (n) => Number(n) + known
  return head
    .replace(/(?<=\/StructParents )\d+/, later)
    .replace(ofPages, (nums) => nums.replace(/\d+(?= \d+ 0 R)/g, later))
    .replace(/(?<=\/ID \()(?=U)/, prefix)
    .replace(/\/(?:Headers|Names) \[.*?\]/gs, (list) => list.replaceAll('(U', `(${prefix}U`))
}

// Words in brackets are passed over: they may read like a reference.
function refer(head, numberOf) {
  return head.replace(/\((?:[^()\\]|\\.|\([^()]*\))*\)|\b(\d+) 0 R\b/gs, (words, n) =>
    n === undefined ? words : `${numberOf(Number(n))} 0 R`,
  )
}

function change(objects, n, pattern, by) {
  const { head, body } = objects.get(n)
  const value = by(found(head, pattern))
  objects.set(n, { head: head.replace(pattern, () => value), body })
}

function found(text, pattern) {
  const value = pattern.exec(text)?.[0]
  if (value === undefined) throw new Error(`No ${pattern} in a part: typst writes otherwise than it did.`)
  return value
}

const reference = (text, word) => Number(found(text, new RegExp(`(?<=/${word} )\\d+(?= 0 R)`)))

function write({ objects, trailer }) {
  let at = 0
  const pieces = []
  const add = (text) => {
    pieces.push(text)
    at += text.length
  }
  add('%PDF-1.7\n%\x80\x80\x80\x80\n\n')
  const offsets = [...objects.entries()].map(([n, { head, body }]) => {
    const offset = String(at).padStart(10, '0')
    add(`${n} 0 obj\n${head}${body === null ? '' : `\nstream\n${body}\nendstream`}\nendobj\n\n`)
    return `${offset} 00000 n\r\n`
  })
  const table = at
  add(`xref\n0 ${objects.size + 1}\n0000000000 65535 f\r\n${offsets.join('')}`)
  add(trailer.replace(/\/Size \d+/, `/Size ${objects.size + 1}`).replace(/(startxref\s+)\d+/, `$1${table}`))
  return Buffer.from(pieces.join(''), 'latin1')
}
