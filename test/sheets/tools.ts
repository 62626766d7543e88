import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

export { missingOf, skipped } from '../fixtures/tools.ts'

/** What a program says; throws when it ends otherwise than well. */
export function run(tool: string, args: readonly string[], good: readonly number[] = [0]): string {
  const { status, stdout, stderr } = spawnSync(tool, args, { encoding: 'utf8' })
  if (status === null || !good.includes(status))
    throw new Error(`${tool} ended with ${status ?? 'a signal'}: ${stderr}`)
  return stdout
}

/** The pages of a PDF as grey pictures (PGM), in order; paths. */
export function picturesOf(pdf: string, dotsPerInch: number): readonly string[] {
  return drawn(pdf, dotsPerInch, [])
}

/** The pages as a scanner gives them, as JPEG files; poppler takes ten times as long for a PNG. */
export function scansOf(pdf: string, dotsPerInch: number): readonly string[] {
  return drawn(pdf, dotsPerInch, ['-jpeg', '-jpegopt', 'quality=90'])
}

function drawn(pdf: string, dotsPerInch: number, options: readonly string[]): readonly string[] {
  const root = pdf.replace(/\.pdf$/, `-${dotsPerInch}`)
  run('pdftoppm', ['-r', String(dotsPerInch), '-gray', ...options, pdf, root])
  return readdirSync(dirname(pdf))
    .filter((name) => name.startsWith(`${basename(root)}-`))
    .toSorted()
    .map((name) => join(dirname(pdf), name))
}

/** The texts of all QR codes in pictures but the marks of pages; zbarimg ends with 4 when there is none. */
export function scan(pictures: readonly string[]): readonly string[] {
  return pictures
    .flatMap((picture) => run('zbarimg', ['-q', '--xml', picture], [0, 4]).match(/<!\[CDATA\[[^]*?\]\]>/g) ?? [])
    .map((data) => data.slice('<![CDATA['.length, -']]>'.length))
    .filter((text) => !text.startsWith('RKIT:'))
}

/** "Title:  …" on each line. */
export function facts(text: string): Map<string, string> {
  return new Map(text.split('\n').map((line) => [line.split(':')[0] ?? '', line.slice(line.indexOf(':') + 1).trim()]))
}
