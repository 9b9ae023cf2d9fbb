import { readFileSync } from 'node:fs'
import { readTable } from '@/lib/sheets/read'
import { parseRoster } from '@/lib/staff/imports/rules'
import { slowness } from './pace'

// Run by itself (`apart.ts`): reads one file as an import's preview does and tells what that took.

const [, , path = ''] = process.argv
const bytes = new Uint8Array(readFileSync(path))
const before = process.resourceUsage().maxRSS
const since = process.cpuUsage()
const { rows, refused } = parseRoster(await readTable(bytes, 'tep'))
const { user, system } = process.cpuUsage(since)
const grown = (process.resourceUsage().maxRSS - before) / 1024
process.stdout.write(
  JSON.stringify({
    // Of the processor: whoever else is at work here makes no file slower.
    ms: (user + system) / 1000,
    // The highest there ever was, in kilobytes: what was freed again counts.
    grown,
    slowness: slowness(),
    ...{ rows: rows.length, refused: refused.length, why: refused[0]?.why },
  }),
)
