// What may stand where. A new name is added here together with a dated paragraph under Decisions in README.md.

export const nouns = [
  ...['units', 'staff', 'codes', 'one-stop', 'postings', 'evaluations', 'record', 'feedback', 'inspections'],
  ...['auth', 'audit', 'calendar', 'imports', 'portal', 'open-data'],
]

/** Small interfaces to the outside; their files are named by what they do. run starts the commands, cli is one of them. */
export const ports = ['print', 'sheets', 'mail', 'jobs', 'run', 'cli', 'texts', 'files', 'word']

export const flat = [
  ...[
    'db',
    'env',
    'log',
    'month',
    'decimal',
    'format',
    'routes',
    'admin-routes',
    'file-routes',
    'posted-routes',
    'model-routes',
    'text',
    'csv',
    'cache-handler',
    'fold',
    'rewrites',
    'staff-routes',
    'code-words',
  ],
]

export const kinds = ['schema.ts', 'rules.ts', 'policy.ts', 'queries.ts', 'commands.ts', 'README.md']

/** Files of a sixth kind, each by a recorded decision. */
export const sixth: Record<string, string> = {}

export const rootFolders = ['.ci', 'app', 'components', 'lib', 'prisma', 'public', 'tests']

export const rootFiles = [
  ...['README.md', 'CHANGELOG.md', 'LICENSE', 'Dockerfile', '.dockerignore', '.gitignore', '.prettierignore'],
  ...[
    '.prettierrc.json',
    '.editorconfig',
    '.nvmrc',
    '.npmrc',
    'package.json',
    'package-lock.json',
    'tsconfig.json',
  ],
  ...[
    'next.config.ts',
    'next-env.d.ts',
    'proxy.ts',
    'instrumentation.ts',
    'postcss.config.mjs',
    'eslint.config.mjs',
  ],
  ...['vitest.config.ts', 'playwright.config.ts', 'prisma.config.ts', 'knip.json', 'stryker.config.json'],
  ...['stryker.config.mjs', 'tsconfig.tsbuildinfo'],
]

export const testFolders = ['lib', 'journeys', 'architecture', 'support', 'bench']

/** Names that say nothing about what is inside. */
export const emptyNames =
  /^(core|helpers?|services?|managers?|utils?|utilities|common|types|constants|misc|shared)$/

/** Client code is one form or one grid a file; everything else is HTML. */
export const clients = [
  'app/[locale]/staff/error.tsx',
  'app/[locale]/staff/error-focus.tsx',
  'app/[locale]/staff/early-press/ready.tsx',
  'app/[locale]/staff/sent-keeper.tsx',
  'app/[locale]/staff/sign-out-form.tsx',
  'app/[locale]/staff/waiting-forms.tsx',
  'app/[locale]/staff/code-desk/[code]/articles/[article]/live-preview.tsx',
  'app/[locale]/staff/units/[unit]/uploads/[upload]/making/look-again.tsx',
  'app/[locale]/staff/units/[unit]/commendations/verify-form.tsx',
  'app/[locale]/staff/units/[unit]/book/entry/entry-form.tsx',
  'app/[locale]/staff/entry-form.tsx',
  'app/[locale]/staff/admin/keys/key-form.tsx',
  'app/[locale]/staff/units/[unit]/dossiers/[month]/figures-form.tsx',
  'app/[locale]/sign-in/sign-in-form.tsx',
  'app/[locale]/staff/account/password-form.tsx',
  'app/[locale]/staff/admin/scheme-drafts/[draft]/scheme-form.tsx',
  'app/[locale]/staff/admin/units/[unit]/issue-form.tsx',
  'app/[locale]/staff/admin/units/[unit]/people/[person]/grant-form.tsx',
  'app/[locale]/staff/evaluations/[month]/self-form.tsx',
  'app/[locale]/staff/units/[unit]/years/[year]/year-form.tsx',
  'app/[locale]/staff/units/[unit]/evaluations/[month]/sheet-form.tsx',
  'app/[locale]/staff/units/[unit]/evaluations/[month]/approval/step-form.tsx',
  'app/[locale]/staff/units/[unit]/evaluations/[month]/people/[person]/fields-keeper.tsx',
  'components/evaluations/typing/left-sender.tsx',
]
