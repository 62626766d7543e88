import { createHash } from 'node:crypto'
import { join, matchesGlob, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import { decoderSources, makeDecoder } from '../../build/decoder.ts'
import { BROWSER_FILES } from '../../build/lint/refusals.ts'

const ROOT = join(import.meta.dirname, '../..')

describe('decoder.html', () => {
  it('is the same to the byte each time it is made', async () => {
    expect(await makeDecoder()).toBe(await makeDecoder())
  })

  it('states the hashes of the one script and the one style in it, and allows nothing else', async () => {
    const page = await makeDecoder()
    const script = contentOf(page, 'script')
    const style = contentOf(page, 'style')
    const [, policy] = /http-equiv="Content-Security-Policy"\s+content="([^"]*)"/.exec(page) ?? []
    expect(policy?.split('; ')).toEqual([
      "default-src 'none'",
      `script-src '${hashOf(script)}'`,
      `style-src '${hashOf(style)}'`,
      "base-uri 'none'",
      "form-action 'none'",
      "require-trusted-types-for 'script'",
      "trusted-types 'none'",
    ])
  })

  it('has its policy before everything the policy applies to', async () => {
    const page = await makeDecoder()
    expect(page.indexOf('Content-Security-Policy')).toBeLessThan(page.indexOf('<style>'))
  })

  it('names no address but those in licences, and nothing of the machine it was made on', async () => {
    const page = await makeDecoder()
    const shown = page.slice(0, page.indexOf('<!--\n')).replace(contentOf(page, 'script'), '')
    expect(shown).not.toMatch(/https?:|src=|href=|@import|url\(/)
    expect(page).not.toContain(import.meta.dirname.replace(/\/test\/build$/, ''))
    expect(page).not.toMatch(/%[A-Z]+%/)
  })

  it('carries the licences of what is bundled', async () => {
    const page = await makeDecoder()
    for (const name of ['age-encryption', '@noble/hashes', '@scure/base', 'qr']) expect(page).toContain(`\n${name}\n`)
    expect(page).toContain('Copyright')
  })

  it('mentions nothing that only Node has', async () => {
    const script = contentOf(await makeDecoder(), 'script')
    expect(script).not.toMatch(/\bBuffer\.|\brequire\(|\bprocess\.(?!\w*\()|["'`]node:/)
  })

  it('is made of files in which the linter refuses what only Node has', async () => {
    const own = (await decoderSources()).filter((file) => !file.includes('node_modules'))
    expect(own.length).toBeGreaterThan(40)
    expect(own.filter((file) => !isForBrowsers(file))).toEqual([])
    expect(isForBrowsers(join(ROOT, 'electron/vault/store/disk.ts'))).toBe(false)
  })

  it('is small enough to be sent, kept and looked through', async () => {
    expect((await makeDecoder()).length).toBeLessThan(340_000)
  })
})

function isForBrowsers(file: string): boolean {
  return BROWSER_FILES.some((pattern) => matchesGlob(relative(ROOT, file), pattern))
}

function contentOf(page: string, tag: 'script' | 'style'): string {
  const found = [...page.matchAll(new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`, 'g'))]
  expect(found).toHaveLength(1)
  return found[0]?.[1] ?? ''
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`
}
