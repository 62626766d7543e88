/** decoder.html: the page that opens sheets, exports and vaults without the app, as one file with everything in it. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build, type Rolldown } from 'vite'

const root = fileURLToPath(new URL('..', import.meta.url))
const source = join(root, 'renderer/decoder')

/** Bundled into the page. Their licences require that they are named with them. */
const BUNDLED = [
  'age-encryption',
  '@noble/ciphers',
  '@noble/curves',
  '@noble/hashes',
  '@noble/post-quantum',
  '@scure/base',
  'qr',
] as const

/**
 * Makes the page. The same sources and packages give the same bytes: nothing in it depends on the
 * time, the machine or the folder.
 */
export async function makeDecoder(): Promise<string> {
  const script = await bundledScript()
  const style = readFileSync(join(source, 'decoder.css'), 'utf8').trim()
  const page = readFileSync(join(source, 'index.html'), 'utf8')
  const contents = { POLICY: policy(script, style), STYLE: style, SCRIPT: script, LICENCES: licences() }
  // The hashes cover everything between the tags, so no white space of the source may remain there.
  // Inserted by a function, because "$&" in a script would be replaced by the match.
  return Object.entries(contents).reduce(
    (text, [name, content]) => text.replace(new RegExp(`\\s*%${name}%\\s*`), () => content),
    page,
  )
}

/**
 * Writes dist/decoder.html.
 *
 * @returns its SHA-256 in hexadecimal.
 */
export async function buildDecoder(): Promise<string> {
  const page = await makeDecoder()
  mkdirSync(join(root, 'dist'), { recursive: true })
  writeFileSync(join(root, 'dist/decoder.html'), page)
  return createHash('sha256').update(page).digest('hex')
}

/**
 * What the page may do, as little as possible. Scripts read the pictures and draw the codes as SVG,
 * so it loads no image; the camera's stream does not count as loading either.
 */
function policy(script: string, style: string): string {
  return [
    "default-src 'none'", // no network, no frames, no workers, no fonts, no images
    `script-src '${hashOf(script)}'`, // only this script; no eval, no WebAssembly
    `style-src '${hashOf(style)}'`,
    "base-uri 'none'",
    "form-action 'none'", // scripts read the forms, which go nowhere
    "require-trusted-types-for 'script'", // no text becomes markup
    "trusted-types 'none'",
  ].join('; ')
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`
}

/** The files that the page is made of, as absolute paths. */
export async function decoderSources(): Promise<readonly string[]> {
  return (await bundle()).moduleIds
}

async function bundledScript(): Promise<string> {
  const script = (await bundle()).code.trim()
  // This would end the script element.
  if (/<\/script|<!--/i.test(script)) throw new Error('the script of the decoder holds markup')
  return script
}

async function bundle(): Promise<Rolldown.OutputChunk> {
  const built = (await build({
    configFile: false,
    root: source,
    publicDir: false,
    logLevel: 'warn',
    build: {
      write: false,
      target: 'es2023', // browsers since 2023
      modulePreload: false,
      rolldownOptions: { input: join(source, 'main.ts'), output: { format: 'iife' } },
    },
  })) as Rolldown.RolldownOutput
  const chunk = built.output.find((file) => file.type === 'chunk')
  if (chunk === undefined) throw new Error('the decoder was not bundled')
  return chunk
}

function licences(): string {
  const texts = BUNDLED.map((name) => {
    const file = ['LICENSE', 'LICENSE-MIT'].map((each) => join(root, 'node_modules', name, each)).findLast(existsSync)
    if (file === undefined) throw new Error(`there is no licence of ${name}`)
    return `${name}\n\n${readFileSync(file, 'utf8').replaceAll('\r\n', '\n').replaceAll('--', '- -').trim()}`
  })
  return `<!--\nThis page contains parts of these packages:\n\n${texts.join('\n\n====\n\n')}\n-->`
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await buildDecoder()
