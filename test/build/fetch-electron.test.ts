import { describe, expect, it } from 'vitest'
import { lastWords } from '../../build/fetch-electron.ts'

describe("the downloader's last words", () => {
  it('are the line that names the error', () => {
    const stderr = '\nTypeError: fetch failed\n    at node:internal/deps/undici:1:2\n    at async main\n'
    expect(lastWords(stderr)).toBe('fetch failed')
  })

  it('need not be there', () => {
    expect(lastWords('')).toBe('no reason given')
  })
})
