import next from 'eslint-config-next/core-web-vitals'
import typescript from 'eslint-config-next/typescript'

const config = [
  {
    ignores: [
      '.next/',
      '.data/',
      '.stryker-tmp/',
      'lib/generated/',
      'coverage/',
      'reports/',
      'next-env.d.ts',
      'playwright-report/',
      'test-results/',
    ],
  },
  ...next,
  ...typescript,
  {
    rules: {
      // Public pages have no scripts, so an ordinary link is the only link; Next's own would load its client.
      '@next/next/no-html-link-for-pages': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-explicit-any': 'error',
      // x == null is the short way to ask for null or undefined.
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': ['error', { allow: ['warn', 'error'] }],
      'no-restricted-syntax': [
        'error',
        {
          selector: 'TSEnumDeclaration',
          message: 'A union of literals says the same without code of its own.',
        },
      ],
      'prefer-const': 'error',
    },
  },
  // Playwright's fixtures take an empty pattern and a function called use, which is no hook.
  {
    files: ['tests/**'],
    rules: { 'no-empty-pattern': 'off', 'react-hooks/rules-of-hooks': 'off', 'no-console': 'off' },
  },
]

export default config
