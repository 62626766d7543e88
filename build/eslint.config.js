import { builtinModules } from 'node:module'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import js from '@eslint/js'
import svelte from 'eslint-plugin-svelte'
import globals from 'globals'
import tseslint from 'typescript-eslint'

const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** The app never uses a network. This is what developers read when they try. */
const OFFLINE = 'Recovery Kit is offline: no network code anywhere.'
/** A failing test must fail again, and only for what it tests. */
const SEEDED = 'Draw from randomFrom(SEED), so that a failure can be repeated.'
const PATIENT = 'No timeout of its own: a busy machine is ten times slower. PATIENCE ends tests that hang.'
const NETWORK_MODULES = ['http', 'https', 'http2', 'net', 'tls', 'dgram', 'dns', 'dns/promises']
const NETWORK_GLOBALS = ['fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest']
const networkGlobals = NETWORK_GLOBALS.map((name) => ({ name, message: OFFLINE }))

/**
 * Code that runs in a browser: the window, decoder.html, and what decoder.html bundles from the main
 * process. A test checks against the bundle that each of its files is listed here.
 */
const BROWSER_FILES = [
  'renderer/**/*.{ts,svelte}',
  'electron/{kit-error,secret-bytes,visible-text}.ts',
  'electron/contract/words/{intake-words,note-sentences,reason-sentences,sentences,token-words,typed-sentences,warning-sentences}.ts',
  'electron/pictures/{rare,unread}-pictures.ts',
  'electron/otp/**/*.ts',
  'electron/slip39/**/*.ts',
  'electron/sheets/content/{line-check,mark,sealed-text}.ts',
  'electron/sheets/drill/page-text.ts',
  'electron/vault/age/{age-header,age-scrypt,identity-bytes,identity-text}.ts',
  'electron/vault/store/schema.ts',
]
const IN_A_BROWSER = 'This also runs in a browser, which has no Node.'
const NODE_GLOBALS = ['Buffer', 'process', 'global', 'setImmediate', 'require', 'module', '__dirname', '__filename']

export default tseslint.config(
  { ignores: ['dist/', 'out/', 'node_modules/', 'test-results/', 'playwright-report/'] },
  js.configs.recommended,
  ...tseslint.configs.strict,
  ...tseslint.configs.stylistic,
  // The rules that need types. Oxlint has them for all other files (build/oxlint.json), in an eighth
  // of the time; it does not read the types of components.
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
      'no-restricted-globals': ['error', ...networkGlobals],
      'no-restricted-imports': [
        'error',
        {
          paths: NETWORK_MODULES.flatMap((name) => [name, `node:${name}`]).map((name) => ({ name, message: OFFLINE })),
        },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'error',
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { globals: { ...globals.browser }, parserOptions: { parser: tseslint.parser } },
    rules: { 'svelte/no-at-html-tags': 'error', 'svelte/require-each-key': 'error' },
  },
  {
    // It listens for what must not be sent, and tries to send it.
    files: ['test/e2e/silence.spec.ts'],
    rules: { 'no-restricted-globals': 'off', 'no-restricted-imports': 'off' },
  },
  {
    files: BROWSER_FILES,
    rules: {
      'no-restricted-globals': [
        'error',
        ...networkGlobals,
        ...NODE_GLOBALS.map((name) => ({ name, message: IN_A_BROWSER })),
      ],
      'no-restricted-imports': [
        'error',
        {
          paths: builtinModules.map((name) => ({ name, message: IN_A_BROWSER })),
          patterns: [{ regex: '^node:', message: IN_A_BROWSER }],
        },
      ],
    },
  },
  {
    files: ['test/**/*.ts'],
    ignores: ['test/bench/**', 'test/e2e/playwright.config.ts'],
    rules: {
      'no-restricted-properties': ['error', { object: 'Math', property: 'random', message: SEEDED }],
      'no-restricted-syntax': [
        'error',
        ...[
          'CallExpression[callee.name=/^(it|test|beforeAll|beforeEach)$/] > Literal.arguments[value>0]',
          'CallExpression[callee.callee.property.name="each"] > Literal.arguments[value>0]',
          'ObjectExpression > Property[key.name="timeout"] > Literal',
        ].map((selector) => ({ selector, message: PATIENT })),
      ],
    },
  },
  { files: ['renderer/**/*.ts'], languageOptions: { globals: { ...globals.browser } } },
)
