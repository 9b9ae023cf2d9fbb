import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { openApi } from '@/lib/open-data/rules'
import {
  csvQuery,
  feedQuery,
  ledgerQuery,
  noQuery,
  performanceQuery,
  unitsQuery,
} from '@/lib/open-data/schema'
import { performanceColumns } from '@/lib/record/csv/rules'
import data from '@/lib/texts/vi/data.json'
import english from '@/lib/texts/en/data.json'

const operation = z.object({
  summary: z.string(),
  parameters: z.array(z.object({ name: z.string(), in: z.enum(['query', 'path']) })),
  responses: z.record(z.string(), z.object({ description: z.string() })),
})
const openApiForm = z.object({
  openapi: z.literal('3.1.0'),
  paths: z.record(z.string(), z.record(z.enum(['get', 'put']), operation.optional())),
})

describe('the description of the open data', () => {
  const described = openApiForm.parse(openApi('https://nep.example'))

  it('describes every address there is, and no other', () => {
    const folder = new URL('../../../app/api/v1/', import.meta.url)
    const routes = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('route.ts') && !file.startsWith('['))
      .map((file) => `/api/v1/${file.replace('/route.ts', '').replaceAll('[', '{').replaceAll(']', '}')}`)
    expect(Object.keys(described.paths).sort()).toEqual(routes.sort())
  })

  it('names each word of an address as a parameter', () => {
    for (const [path, { get, put }] of Object.entries(described.paths)) {
      const words = [...path.matchAll(/\{(\w+)\}/g)].map(([, word]) => word)
      const parameters = (get ?? put)!.parameters
      expect(parameters.filter((one) => one.in === 'path').map(({ name }) => name)).toEqual(words)
    }
  })

  it('names each part of a question that the address takes, and says that any other is refused', () => {
    const asked = Object.entries(described.paths).flatMap(([path, { get }]) =>
      get ? [[path, get] as const] : [],
    )
    const schemas: Record<string, z.ZodObject> = {
      '/api/v1/performance': performanceQuery,
      '/api/v1/performance.csv': csvQuery,
      '/api/v1/units': unitsQuery,
      '/api/v1/ledger': ledgerQuery,
      '/api/v1/publications.atom': feedQuery,
    }
    for (const [path, { parameters, responses }] of asked) {
      const query = parameters.filter((one) => one.in === 'query').map(({ name }) => name)
      expect(query, path).toEqual(Object.keys((schemas[path] ?? noQuery).shape))
      expect(responses['400']?.description, path).toMatch(/không có trong bản mô tả/)
    }
  })

  it('is JSON, with the rows of the contract', () => {
    const text = JSON.stringify(openApi('https://nep.example'))
    for (const word of ['pendingOverdue', 'withheld', 'medianDays', 'cutOff', 'previous', 'predecessors'])
      expect(text).toContain(`"${word}"`)
  })
})

describe('the code book', () => {
  it('says every column of the CSV in words, in both languages', () => {
    const columns = performanceColumns.map((column) => column.replaceAll('.', '_'))
    expect(Object.keys(data.columns)).toEqual(columns)
    expect(Object.keys(english.columns)).toEqual(columns)
  })
})
