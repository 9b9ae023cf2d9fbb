import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { directions } from './directions'
import { habits } from './habits'
import { places, stale } from './places'
import { repository } from './source'

const sources = repository(fileURLToPath(new URL('../../', import.meta.url)))

describe('the house', () => {
  it('has every file where it belongs', () => expect(places(sources)).toEqual([]))
  it('imports downwards', () => expect(directions(sources)).toEqual([]))
  it('is written the way the house writes', () => expect(habits(sources)).toEqual([]))
  it('keeps no exception for what is gone', () => expect(stale(sources)).toEqual([]))
})
