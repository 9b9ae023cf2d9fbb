import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const folder = (locale: string) => join(process.cwd(), 'lib/texts', locale)

type Messages = { [key: string]: string | Messages }

function flat(messages: Messages, path = ''): [string, string][] {
  return Object.entries(messages).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value] as [string, string]] : flat(value, `${path}${key}.`),
  )
}

function read(locale: string, file: string): Map<string, string> {
  return new Map(flat(JSON.parse(readFileSync(join(folder(locale), file), 'utf8')) as Messages))
}

/** Names of ICU arguments. A brace inside an argument opens a branch, whose text may hold arguments again. */
function argumentsOf(message: string): string[] {
  const names = new Set<string>()
  let depth = 0
  for (let at = 0; at < message.length; at++) {
    if (message[at] === '{') {
      if (depth % 2 === 0) names.add(/^\w+/.exec(message.slice(at + 1))?.[0] ?? '')
      depth++
    } else if (message[at] === '}') depth--
  }
  return [...names].sort()
}

describe('English twins', () => {
  it.each(readdirSync(folder('en')))('%s has the keys and arguments of the Vietnamese file', (file) => {
    const [vi, en] = [read('vi', file), read('en', file)]
    expect([...en.keys()].sort()).toEqual([...vi.keys()].sort())
    for (const [key, message] of vi) {
      expect({ key, arguments: argumentsOf(en.get(key) ?? '') }).toEqual({
        key,
        arguments: argumentsOf(message),
      })
    }
  })

  it.each(readdirSync(folder('vi')))('vi/%s is written in NFC, with no empty message', (file) => {
    for (const [key, message] of read('vi', file)) {
      expect({ key, nfc: message === message.normalize('NFC'), empty: message.trim() === '' }).toEqual({
        key,
        nfc: true,
        empty: false,
      })
    }
  })
})
