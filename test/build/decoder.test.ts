import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { makeDecoder } from '../../build/decoder.ts'

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

  it('has its policy before everything that the policy is about', async () => {
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

  it('is small enough to be sent, kept and looked through', async () => {
    expect((await makeDecoder()).length).toBeLessThan(300_000)
  })
})

function contentOf(page: string, tag: 'script' | 'style'): string {
  const found = [...page.matchAll(new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`, 'g'))]
  expect(found).toHaveLength(1)
  return found[0]?.[1] ?? ''
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`
}
