import { defineConfig } from 'oxlint'
import { BROWSER_FILES, NO_NETWORK, NO_NODE, UNUSED } from './refusals.ts'
import { PLAIN_RULES, TYPED_RULES } from './rules.ts'

/** A failing test must fail again, and only for what it tests. */
const SEEDED = 'Draw from randomFrom(SEED), so that a failure can be repeated.'

/** Oxlint checks TypeScript, in an eighth of the time that ESLint takes; it does not read components. */
export default defineConfig({
  plugins: ['typescript'],
  // Each rule is named, so that a new version of Oxlint adds none unnoticed.
  categories: { correctness: 'off' },
  options: { typeAware: true, denyWarnings: true, reportUnusedDisableDirectives: 'error' },
  env: { builtin: true, node: true },
  rules: {
    ...Object.fromEntries([...PLAIN_RULES, ...TYPED_RULES].map((rule) => [rule, 'error' as const])),
    ...NO_NETWORK,
    'no-unused-vars': ['error', UNUSED],
    'typescript/ban-ts-comment': ['error', { minimumDescriptionLength: 10 }],
    'typescript/restrict-plus-operands': [
      'error',
      { allowAny: false, allowBoolean: false, allowNullish: false, allowNumberAndString: false, allowRegExp: false },
    ],
    'typescript/restrict-template-expressions': ['error', { allowNumber: true }],
    'typescript/return-await': ['error', 'error-handling-correctness-only'],
  },
  overrides: [
    { files: ['renderer/**/*.ts'], env: { browser: true } },
    { files: BROWSER_FILES, rules: NO_NODE },
    {
      // It listens for what must not be sent, and tries to send it.
      files: ['test/e2e/silence.spec.ts'],
      rules: { 'no-restricted-globals': 'off', 'no-restricted-imports': 'off' },
    },
    {
      files: ['test/**/*.ts'],
      excludeFiles: ['test/bench/**', 'test/e2e/playwright.config.ts'],
      jsPlugins: ['./build/lint/patience.ts'],
      rules: {
        'no-restricted-properties': ['error', { object: 'Math', property: 'random', message: SEEDED }],
        'kit/no-own-timeout': 'error',
      },
    },
  ],
  ignorePatterns: ['**/*.js', '**/*.svelte', 'dist/', 'out/', 'test-results/', 'playwright-report/'],
})
