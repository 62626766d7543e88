import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'
import type { Licences, Release } from '../../renderer/settings/about/licences.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const RELEASE = 'virtual:release'
const LICENCES = 'virtual:licences'

/**
 * Packages of development that go out all the same, without what they need to build or to download: the host, and those of
 * which the window has a part.
 */
const ALSO_SHIPPED = [
  'electron',
  ...['@dagrejs/dagre', '@dagrejs/graphlib', '@fontsource-variable/inter', 'clsx', 'esm-env', 'lucide', 'simple-icons'],
  'svelte',
]

/** What packages hold that was made elsewhere, of which their metadata says nothing. */
const HOLDS: Readonly<Record<string, string>> = {
  '@tesseract.js-data/eng': 'Apache-2.0 for the trained model of Tesseract in it',
  'tesseract-wasm': 'Apache-2.0 for Tesseract and BSD-2-Clause for Leptonica in it',
}

interface Locked {
  readonly version?: string
  readonly license?: string
  /** As in subresource integrity: "sha512-" and the hash in base64. */
  readonly integrity?: string
  readonly dependencies?: Readonly<Record<string, string>>
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

/** Gives the window its version, and in a chunk of its own the licences of everything that is shipped. */
export function licencesOfShipped(): Plugin {
  const sources = { [RELEASE]: release, [LICENCES]: licences }
  return {
    name: 'licences',
    resolveId: (id) => (id in sources ? `\0${id}` : undefined),
    load: (id) => {
      const source = sources[id.slice(1) as keyof typeof sources] as (() => object) | undefined
      return id.startsWith('\0') && source ? `export default ${JSON.stringify(source())}` : undefined
    },
  }
}

function release(): Release {
  const { version, license } = jsonOf('package.json') as Release & { readonly license: string }
  return { version, licence: license }
}

/** From the lock file and the packages themselves, sorted by name; a text that several share is there once. */
export function licences(): Licences {
  const texts: string[] = []
  const packages = [...shipped()].map(([path, { version = '', license = '' }]) => {
    const text = textOf(path)
    if (text !== '' && !texts.includes(text)) texts.push(text)
    const name = nameOf(path)
    const licence = [license || 'see its text', HOLDS[name]].filter(Boolean).join('; ')
    return { name, version, licence, ...(text !== '' && { text: texts.indexOf(text) }) }
  })
  return { packages: packages.sort((a, b) => (a.name < b.name ? -1 : 1)), texts }
}

/** The licences as a text for people who only have the package. */
export function licencesText(): string {
  const { packages, texts } = licences()
  const using = (index: number): string =>
    packages.flatMap(({ name, version, text }) => (text === index ? [`${name} ${version}`] : [])).join(', ')
  const list = packages.map(({ name, version, licence }) => `${name} ${version}: ${licence}`)
  const bodies = texts.map((text, index) => `${'='.repeat(80)}\n${using(index)}\n\n${text}`)
  return ['Recovery Kit contains these packages:', list.join('\n'), ...bodies, ''].join('\n\n')
}

/** A package's name, from where it is installed. */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
}

/** Every package that goes out, by where it is installed. */
export function shipped(): ReadonlyMap<string, Locked> {
  const { packages } = jsonOf('package-lock.json') as { readonly packages: Readonly<Record<string, Locked>> }
  const found = new Map<string, Locked>()
  const add = (name: string, from: string): void => {
    const path = placeOf(name, from, packages)
    const locked = path === undefined ? undefined : packages[path]
    if (path === undefined || !locked || found.has(path)) return
    found.set(path, locked)
    if (ALSO_SHIPPED.includes(name)) return
    for (const next of Object.keys({ ...locked.dependencies, ...locked.optionalDependencies })) add(next, path)
  }
  for (const name of [...Object.keys(packages['']?.dependencies ?? {}), ...ALSO_SHIPPED]) add(name, '')
  return found
}

/** Where Node finds a package from another one; undefined for one that is not for this system. */
function placeOf(name: string, from: string, packages: Readonly<Record<string, Locked>>): string | undefined {
  const path = `${from === '' ? '' : `${from}/`}node_modules/${name}`
  if (path in packages) return existsSync(join(ROOT, path)) ? path : undefined
  if (from === '') return undefined
  const above = from.lastIndexOf('/node_modules/')
  return placeOf(name, above < 0 ? '' : from.slice(0, above), packages)
}

function textOf(path: string): string {
  const files = readdirSync(join(ROOT, path)).filter((file) => /^(?:licen[cs]e|copying|notice)/i.test(file))
  return files
    .sort()
    .map((file) =>
      readFileSync(join(ROOT, path, file), 'utf8')
        .replaceAll('\r\n', '\n')
        .trim(),
    )
    .join('\n\n')
}

function jsonOf(file: string): unknown {
  return JSON.parse(readFileSync(join(ROOT, file), 'utf8'))
}
