/** What both linters refuse, and where. ESLint reads components, Oxlint all other TypeScript. */
import { builtinModules } from 'node:module'

/** The app never uses a network. This is what developers read when they try. */
const OFFLINE = 'Recovery Kit is offline: no network code anywhere.'
const NETWORK_MODULES = ['http', 'https', 'http2', 'net', 'tls', 'dgram', 'dns', 'dns/promises']
const NETWORK_GLOBALS = refused(['fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest'], OFFLINE)

/**
 * Code that runs in a browser: the window, decoder.html, and what decoder.html bundles from the main
 * process. A test checks against the bundle that each of its files is listed here.
 */
export const BROWSER_FILES = [
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

/** Svelte's own rules about these two are ESLint's, which does not read plain TypeScript. */
const NO_STORES = {
  regex: '^svelte/(internal|store)',
  message: 'State is kept in classes with runes, and the internals are for what the compiler writes.',
}

/** The second argument of `no-unused-vars`. */
export const UNUSED = { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }

/** For all files. */
export const NO_NETWORK = {
  'no-restricted-globals': error(...NETWORK_GLOBALS),
  'no-restricted-imports': error({
    paths: refused(
      NETWORK_MODULES.flatMap((name) => [name, `node:${name}`]),
      OFFLINE,
    ),
    patterns: [NO_STORES],
  }),
}

/** For `BROWSER_FILES`, instead of `NO_NETWORK`: modules of the network are Node's as well. */
export const NO_NODE = {
  'no-restricted-globals': error(...NETWORK_GLOBALS, ...refused(NODE_GLOBALS, IN_A_BROWSER)),
  'no-restricted-imports': error({
    paths: refused(builtinModules, IN_A_BROWSER),
    patterns: [NO_STORES, { regex: '^node:', message: IN_A_BROWSER }],
  }),
}

function refused(names: readonly string[], message: string): { name: string; message: string }[] {
  return names.map((name) => ({ name, message }))
}

function error<Option>(...options: Option[]): ['error', ...Option[]] {
  return ['error', ...options]
}
