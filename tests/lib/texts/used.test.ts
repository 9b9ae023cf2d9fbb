import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { repository } from '../../architecture/source'

type Messages = { [key: string]: string | Messages }

const folder = join(process.cwd(), 'lib/texts/vi')
const code = repository(process.cwd())
  .filter(({ path, tree }) => tree && /^(?:app|components|lib|prisma)\//.test(path))
  .map(({ text }) => text)
  .join('\n')
const words = new Set(code.match(/[\w-]+/g))
// `t(`step.${task.step}`)`: whatever stands under step; `t(`${name}Hint`)`: whatever ends so.
const under = new Set([...code.matchAll(/([\w-]+)\.\$\{/g)].map(([, word]) => word))
const endings = [...new Set([...code.matchAll(/\}([A-Z]\w+)`/g)].map(([, ending = '']) => ending))]

function keysOf(messages: Messages, path: string[] = []): string[][] {
  return Object.entries(messages).flatMap(([key, value]) =>
    typeof value === 'string' ? [[...path, key]] : keysOf(value, [...path, key]),
  )
}

it.each(readdirSync(folder))('%s has no text that nothing asks for: delete it, in both languages', (file) => {
  const keys = keysOf(JSON.parse(readFileSync(join(folder, file), 'utf8')) as Messages)
  const unused = keys.filter(([...path]) => {
    const last = path.at(-1) ?? ''
    const named = words.has(last) || endings.some((ending) => last.endsWith(ending))
    return !named && !path.slice(0, -1).some((word) => under.has(word))
  })
  expect(unused.map((path) => path.join('.'))).toEqual([])
})
