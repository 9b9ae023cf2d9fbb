import { describe, expect, it } from 'vitest'
import { directions } from './directions'
import { habits } from './habits'
import { places } from './places'
import { source } from './source'

// A rule that never fails guards nothing: each is fed what it must refuse, and what it must let pass.
type Sample = [path: string, text: string, sentence: RegExp]

const refused: Record<string, Sample[]> = {
  places: [
    ['stray.ts', '', /root holds configuration only/],
    ['services/mail.ts', '', /no room called services/],
    ['lib/invoices/rules.ts', '', /no noun of the glossary/],
    ['lib/units/loader.ts', '', /no sixth kind/],
    ['lib/units/names/index.ts', '', /no sixth kind/],
    ['lib/dates.ts', '', /flat files of lib/],
    ['tests/unit/x.test.ts', '', /tests stand in/],
    ['app/[locale]/units/loading.tsx', '', /turns 404 into 200/],
    ['components/ui/common/box.tsx', '', /names no thing/],
    ['components/ui/utils.ts', '', /names no thing/],
    ['components/ui/BigBox.tsx', '', /kebab-case/],
    ['lib/units/rules.ts', '', /README\.md is missing/],
  ],
  directions: [
    ['app/[locale]/units/page.tsx', `import { db } from '@/lib/db'`, /do not speak to the database/],
    [
      'components/units/card.tsx',
      `import { X } from '../../lib/generated/prisma/client'`,
      /do not speak to the database/,
    ],
    [
      'components/units/card.tsx',
      `import { listUnits } from '@/lib/units/queries'`,
      /shows what it is given/,
    ],
    ['components/units/card.tsx', `import { x } from '@/app/x'`, /does not know the pages/],
    ['components/units/card.tsx', `import { env } from '@/lib/env'`, /settings are read in lib/],
    ['app/[locale]/units/page.tsx', `import { cookies } from 'next/headers'`, /reads no cookie/],
    [
      'app/[locale]/units/page.tsx',
      `import { listStaff } from '@/lib/staff/queries'`,
      /lib\/record and published/,
    ],
    [
      'app/[locale]/units/page.tsx',
      `import { x } from '@/lib/evaluations/sheets/queries'`,
      /lib\/record and published/,
    ],
    ['lib/units/queries.ts', `import x from '@/components/ui/table'`, /does not know who shows it/],
    ['lib/units/queries.ts', `import { cookies } from 'next/headers'`, /takes plain arguments/],
    ['lib/audit/commands.ts', `import { x } from '@/lib/units/rules'`, /below every noun/],
    ['lib/units/schema.ts', `import { db } from '@/lib/db'`, /zod and flat/],
    ['lib/units/rules.ts', `import { db } from '@/lib/db'`, /rules are pure/],
    ['lib/units/rules.ts', `import fs from 'node:fs'`, /rules are pure/],
    ['lib/units/policy.ts', `import { x } from './queries'`, /plain booleans/],
    ['lib/units/queries.ts', `import { x } from './commands'`, /a query reads/],
    ['lib/units/queries.ts', `const x = await import('./commands')`, /a query reads/],
  ],
  habits: [
    ['components/ui/menu.tsx', `'use client'`, /'use client' is for/],
    ['lib/units/queries.ts', `import { db } from '@/lib/db'`, /first line is import 'server-only'/],
    ['app/[locale]/staff/actions.ts', `'use server'\nexport async function load() {}`, /exports load/],
    ['app/[locale]/staff/actions.ts', `'use server'\nexport const load = async () => {}`, /exports load/],
    ['app/[locale]/staff/actions.ts', `export async function saveAction() {}`, /first line of actions\.ts/],
    ['app/[locale]/staff/page.tsx', `async function f() {\n  'use server'\n}`, /stand in an actions\.ts/],
    ['lib/units/rules.ts', 'a\n'.repeat(201), /has 201 lines/],
    ['lib/units/rules.ts', 'const a = b as any', /rule is silenced/],
    ['tests/lib/x.test.ts', `it.skip('x', f)`, /rule is silenced/],
    ['lib/units/queries.ts', `import 'server-only'\nconst a = process.env.PORT`, /lib\/env\.ts alone/],
    ['lib/cli/x.ts', `const at = new URL('x/', import.meta.url).pathname`, /fileURLToPath/],
    ['lib/units/rules.ts', 'const now = new Date()', /no clock/],
    ['lib/units/rules.ts', 'const now = Date.now()', /no clock/],
    ['app/x/page.tsx', 'const a = <p>Xin chào</p>', /is text for people/],
    ['app/x/page.tsx', 'const a = <img alt="Phường" />', /is text for people/],
    ['app/x/page.tsx', 'const a = <Suspense><p /></Suspense>', /turns 404 into 200/],
    ['app/x/page.tsx', 'const a = <a href="/don-vi" />', /lib\/routes\.ts/],
    ['app/x/page.tsx', 'const a = <a href={`/don-vi/${unit}`} />', /lib\/routes\.ts/],
    [
      'app/x/actions.ts',
      `'use server'\nexport async function goAction() { redirect('/can-bo') }`,
      /lib\/routes\.ts/,
    ],
  ],
}

const allowed: [path: string, text: string][] = [
  [
    'lib/units/queries.ts',
    `import 'server-only'\nimport { db } from '@/lib/db'\nimport { x } from './rules'`,
  ],
  ['lib/units/README.md', '# units'],
  ['lib/units/names/rules.ts', `import { x } from '@/lib/units/schema'`],
  ['components/units/card.tsx', `import type { UnitView } from '@/lib/units/queries'`],
  ['components/units/card.tsx', `import { type UnitView } from '@/lib/units/queries'`],
  ['lib/record/commands.ts', `import 'server-only'\nimport { revalidateTag } from 'next/cache'`],
  ['lib/env.ts', 'export const a = process.env.PORT'],
  ['app/x/page.tsx', `const a = <a href={to('units')}>{text.units} · </a>`],
  [
    'app/x/actions.ts',
    `'use server'\nexport type State = { a: string }\nexport async function saveAction() {}`,
  ],
]

const rules = { places, directions, habits }

describe.each(Object.entries(rules))('%s', (name, rule) => {
  it.each(refused[name] ?? [])('refuses %s (%#)', (path, text, sentence) => {
    expect(rule([source(path, text)]).join('\n')).toMatch(sentence)
  })

  it('lets pass what is in order', () => {
    expect(rule(allowed.map(([path, text]) => source(path, text)))).toEqual(
      name === 'places' ? [expect.any(String)] : [],
    )
  })
})

describe('circles between nouns', () => {
  const units = source(
    'lib/units/commands.ts',
    `import 'server-only'\nimport { a } from '@/lib/staff/queries'`,
  )

  it('are refused', () => {
    const staff = source(
      'lib/staff/queries.ts',
      `import 'server-only'\nimport { b } from '@/lib/units/queries'`,
    )
    expect(directions([units, staff]).join('\n')).toMatch(
      /lib\/\{staff, units\} import each other in a circle/,
    )
  })

  it('do not count when one side is types alone', () => {
    const staff = source(
      'lib/staff/queries.ts',
      `import 'server-only'\nimport type { B } from '@/lib/units/queries'`,
    )
    expect(directions([units, staff])).toEqual([])
  })
})
