import { readdirSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { dirname, join, relative, sep } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'

const ROOT = join(import.meta.dirname, '..')

/** Code that works on records and knows nothing of the app around it. */
const DOMAIN = ['pictures', 'accounts', 'services', 'slip39', 'otp', 'vault']

/** Each place, and the places it may import from, apart from itself and `BASE`. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  vault: [],
  otp: [],
  slip39: [],
  services: [],
  pictures: [],
  accounts: ['services', 'otp', 'vault'],
  intake: DOMAIN,
  sheets: ['keys', ...DOMAIN],
  keys: DOMAIN,
  exports: DOMAIN,
  readiness: DOMAIN,
  contract: [],
  app: ['contract', 'intake', 'sheets', 'keys', 'exports', 'readiness', ...DOMAIN],
  dispatch: ['contract'],
  preload: ['contract'],
  shell: ['contract', 'app', 'dispatch', 'vault'],
  main: ['contract', 'shell', 'app', 'dispatch'],
  cli: ['contract', 'app', 'intake', 'exports', 'keys', 'readiness', ...DOMAIN],
}

/** Shared by every place; it imports only itself. */
const BASE = ['kit-error', 'secret-bytes', 'surroundings', 'visible-text']

const MAY_IMPORT_ELECTRON = ['shell', 'main', 'preload']
const NETWORK = ['http', 'https', 'http2', 'net', 'tls', 'dgram', 'dns', 'dns/promises']

/** A separate page for a browser without the app: it shares the formats, but has no contract to call. */
const DECODER = join(ROOT, 'renderer', 'decoder')
/** Of pictures it only names those that nothing here reads, and of the contract it has sentences alone. */
const DECODER_MAY_READ = [
  'contract',
  'otp',
  'sheets',
  'slip39',
  'vault',
  'pictures',
  'kit-error',
  'secret-bytes',
  'visible-text',
]

interface Import {
  readonly file: string
  readonly place: string
  readonly specifier: string
  /** The place of the imported file; undefined for a package. */
  readonly path: string | undefined
  readonly target: string | undefined
  readonly typeOnly: boolean
}

describe('the layering rule', () => {
  const imports = sources('electron').flatMap(importsOf)

  it('finds every import that the compiler finds', () => {
    for (const file of [...sources('electron'), ...sources('renderer')]) {
      const { importedFiles } = ts.preProcessFile(scriptOf(file))
      const found = importsOf(file).map(({ specifier }) => specifier)
      expect([relative(ROOT, file), ...found.toSorted()]).toEqual([
        relative(ROOT, file),
        ...importedFiles.map(({ fileName }) => fileName).toSorted(),
      ])
    }
    expect(imports.length).toBeGreaterThan(1000)
  })

  it('lets arrows point one way only', () => {
    const wrong = imports.filter(({ place, target }) => {
      if (target === undefined || target === place) return false
      if (BASE.includes(target)) return false
      return BASE.includes(place) ? true : !MAY_IMPORT[place]?.includes(target)
    })
    // The surroundings name the costs a vault is created with; a type, gone at run time.
    expect(wrong.filter(({ place, typeOnly }) => !(place === 'surroundings' && typeOnly)).map(arrow)).toEqual([])
  })

  it('has no circle of imports, types included', () => {
    const circles: string[] = []
    const done = new Set<string>()
    const follow = (file: string, above: readonly string[]): void => {
      const from = above.indexOf(file)
      if (from >= 0) circles.push([...above.slice(from), file].map((one) => relative(ROOT, one)).join(' -> '))
      if (from >= 0 || done.has(file)) return
      for (const { path } of importsOf(file)) if (path !== undefined) follow(path, [...above, file])
      done.add(file)
    }
    for (const file of [...sources('electron'), ...sources('renderer')]) follow(file, [])
    expect(circles).toEqual([])
  })

  it('keeps electron in the shell, the desktop entry and the preload', () => {
    const wrong = imports.filter(
      ({ specifier, place }) => specifier === 'electron' && !MAY_IMPORT_ELECTRON.includes(place),
    )
    expect(wrong.map(arrow)).toEqual([])
  })

  it('keeps every network module out', () => {
    const wrong = imports.filter(({ specifier }) => NETWORK.includes(specifier.replace(/^node:/, '')))
    expect(wrong.map(arrow)).toEqual([])
  })

  it("opens nothing outside the app by Electron's shell", () => {
    const wrong = sources('electron').filter((file) =>
      /\bopenExternal\(|\{[^}]*\bshell\b[^}]*\} from 'electron'/.test(scriptOf(file)),
    )
    expect(wrong.map((file) => relative(ROOT, file))).toEqual([])
  })

  it('lets the window know the contract, its words and how text is shown, and nothing else of the main process', () => {
    const wrong = sources('renderer')
      .filter((file) => !file.startsWith(DECODER))
      .flatMap(importsOf)
      .filter(({ specifier }) => {
        if (builtinModules.includes(specifier.replace(/^node:/, '')) || specifier === 'electron') return true
        return (
          specifier.includes('/electron/') &&
          !/\/electron\/(?:contract|visible-text|contract\/words\/[a-z-]+-words)\.ts$/.test(specifier)
        )
      })
    expect(wrong.map(arrow)).toEqual([])
  })

  it('lets decoder.html read formats, and nothing that needs Node or the app', () => {
    const imports = sources('renderer')
      .filter((file) => file.startsWith(DECODER))
      .flatMap(importsOf)
    expect(imports.length).toBeGreaterThan(20)
    const reached = new Set<string>()
    const follow = ({ path }: Import): void => {
      if (path === undefined || reached.has(path)) return
      reached.add(path)
      importsOf(path)
        .filter(({ typeOnly }) => !typeOnly)
        .forEach(follow)
    }
    imports.filter(({ typeOnly }) => !typeOnly).forEach(follow)
    const modules = [...reached].flatMap(importsOf).filter(({ typeOnly }) => !typeOnly)
    expect(
      [...imports, ...modules]
        .filter(({ specifier }) => builtinModules.includes(specifier.replace(/^node:/, '')) || specifier === 'electron')
        .map(arrow),
    ).toEqual([])
    const places = [...reached].filter((file) => !file.startsWith(join(ROOT, 'renderer'))).map(placeOf)
    expect([...new Set(places)].filter((place) => !DECODER_MAY_READ.includes(place))).toEqual([])
    const ofContract = [...reached].filter((file) => placeOf(file) === 'contract')
    expect(ofContract.map((file) => relative(ROOT, file)).sort()).toEqual([
      'electron/contract/words/intake-words.ts',
      'electron/contract/words/note-sentences.ts',
      'electron/contract/words/reason-sentences.ts',
      'electron/contract/words/sentences.ts',
      'electron/contract/words/token-words.ts',
      'electron/contract/words/typed-sentences.ts',
      'electron/contract/words/warning-sentences.ts',
    ])
  })
})

function sources(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|svelte)$/.test(name))
    .map((name) => join(ROOT, folder, name))
}

const known = new Map<string, readonly Import[]>()

function importsOf(file: string): readonly Import[] {
  const imports = known.get(file) ?? (/\.(ts|svelte)$/.test(file) ? readImports(file) : [])
  known.set(file, imports)
  return imports
}

function readImports(file: string): readonly Import[] {
  const pattern =
    /^\s*(?:import|export)\s+(type\s)?[^'"]*?from\s+['"]([^'"]+)['"]|^\s*import\s+['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/gm
  return [...scriptOf(file).matchAll(pattern)].map((match) => {
    const specifier = match[2] ?? match[3] ?? match[4] ?? ''
    const path = specifier.startsWith('.') ? join(dirname(file), specifier) : undefined
    const target = path === undefined ? undefined : placeOf(path)
    return { file, place: placeOf(file), specifier, path, target, typeOnly: match[1] !== undefined }
  })
}

/** The whole of a module; of a component, only its scripts. */
function scriptOf(file: string): string {
  const text = readFileSync(file, 'utf8')
  if (!file.endsWith('.svelte')) return text
  return [...text.matchAll(/<script[^>]*>([^]*?)<\/script>/g)].map(([, script]) => script).join('\n')
}

/** `electron/vault/slots/kdf.ts` is in `vault`; `electron/app.ts` and `electron/app/vault/session.ts` are in `app`. */
function placeOf(file: string): string {
  const [, place = ''] = relative(ROOT, file).split(sep)
  return place.replace(/\.ts$/, '')
}

function arrow({ file, specifier }: Import): string {
  return `${relative(ROOT, file)} -> ${specifier}`
}
