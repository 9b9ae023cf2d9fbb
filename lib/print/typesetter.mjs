// The child process of render.ts: gets a template's name and its data, or the parts of a document, and answers with a PDF
// or with what is wrong.
// It is started bare (no bundler, no environment), so it is plain JavaScript and knows nothing of the portal.
import { readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { joinPdfs } from './join.mjs'

const workspace = join(dirname(fileURLToPath(import.meta.url)), 'templates')
const faces = {
  'be-vietnam-pro': ['400Regular', '500Medium', '600SemiBold', '700Bold', '800ExtraBold'],
  tinos: ['400Regular', '400Regular_Italic', '700Bold', '700Bold_Italic'],
}

const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontPaths: fontFolders() }] })

process.on('message', ({ id, parts, ...sheet }) => {
  try {
    process.send({ id, pdf: parts ? joinPdfs(parts) : typeset(sheet), resident: process.memoryUsage.rss() })
  } catch (error) {
    process.send({ id, wrong: error instanceof Error ? error.message : String(error) })
  }
})
process.on('disconnect', () => process.exit(0))

function typeset({ template, data, more }) {
  try {
    const made = compiler.compile({ mainFilePath: join(workspace, `${template}.typ`), inputs: { data } })
    const errors = made.takeDiagnostics()
    if (!made.result) throw new Error(inWords(errors))
    // PDF/UA: typst refuses what a screen reader could not read (no title, a picture without words).
    return compiler.pdf(made.result, { pdfStandard: 'ua-1' })
  } finally {
    // What one document leaves behind is of no use to the next, and grows by megabytes; but the next part of the same
    // document (`more`) has the same rules on its cards, and fitting them takes as long as setting ten.
    compiler.evictCache(more ? 1 : 0)
  }
}

function inWords(errors) {
  const found = errors ? compiler.fetchDiagnostics(errors) : []
  return found.map(({ message, path, range }) => `${path}:${range?.start?.line + 1} ${message}`).join('\n')
}

function fontFolders() {
  const require = createRequire(import.meta.url)
  return Object.entries(faces).flatMap(([family, weights]) => {
    const folder = dirname(require.resolve(`@expo-google-fonts/${family}/package.json`))
    return readdirSync(folder)
      .filter((name) => weights.includes(name))
      .map((name) => join(folder, name))
  })
}
