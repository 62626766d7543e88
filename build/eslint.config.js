import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import js from '@eslint/js'
import svelte from 'eslint-plugin-svelte'
import globals from 'globals'
import tseslint from 'typescript-eslint'
import { BROWSER_FILES, NO_NETWORK, NO_NODE, UNUSED } from './lint/refusals.ts'

const root = dirname(dirname(fileURLToPath(import.meta.url)))

/**
 * ESLint checks what Oxlint cannot read (build/lint/oxlint.ts): components, and the classes of their state,
 * which have rules of Svelte's own.
 */
export default tseslint.config(
  { ignores: ['dist/', 'out/', 'node_modules/', 'test-results/', 'playwright-report/', '**/*.ts', '!**/*.svelte.ts'] },
  js.configs.recommended,
  ...tseslint.configs.strict,
  ...tseslint.configs.stylistic,
  // The rules that need types. Oxlint has them for all other files.
  {
    files: ['**/*.svelte'],
    extends: [tseslint.configs.strictTypeCheckedOnly, tseslint.configs.stylisticTypeCheckedOnly],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: root, extraFileExtensions: ['.svelte'] },
    },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // One prop may be bound, which makes `let` of all.
      'prefer-const': 'off',
    },
  },
  ...svelte.configs.recommended,
  {
    languageOptions: { globals: { ...globals.node } },
    rules: {
      eqeqeq: 'error',
      ...NO_NETWORK,
      '@typescript-eslint/no-unused-vars': ['error', UNUSED],
      '@typescript-eslint/consistent-type-imports': 'error',
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { globals: { ...globals.browser }, parserOptions: { parser: tseslint.parser } },
    rules: { 'svelte/no-at-html-tags': 'error', 'svelte/require-each-key': 'error' },
  },
  { files: BROWSER_FILES, rules: NO_NODE },
)
