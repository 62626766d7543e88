import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { decoderHash, putDecoderBeside } from '../../electron/app/decoder-file.ts'
import { TestApp } from '../fixtures/app.ts'

const PAGE = '<!doctype html>made-up page'

let test: TestApp
let folder: string

beforeEach(async () => {
  test = new TestApp()
  await test.create()
  await test.bringIn('otpauth://totp/PyPI:alice?secret=GEZDGNBVGY3TQOJQ&issuer=PyPI')
  folder = join(test.folder, 'exports')
  mkdirSync(folder)
  test.savePath = join(folder, 'export')
})

afterEach(async () => {
  await test.close()
})

describe('decoder.html beside an export', () => {
  const place = () => join(folder, 'decoder.html')

  it.each(['json', 'otpauth'] as const)('is put there with what it opens: %s', async (format) => {
    writeFileSync(test.decoderPath, PAGE)
    expect(await test.call['exports.save']({ format })).toMatchObject({ decoder: place() })
    expect(readFileSync(place(), 'utf8')).toBe(PAGE)
  })

  it('is not put beside another app’s file, which it does not open', async () => {
    writeFileSync(test.decoderPath, PAGE)
    expect(await test.call['exports.save']({ format: 'aegis' })).not.toHaveProperty('decoder')
    expect(existsSync(place())).toBe(false)
  })

  it('never replaces a file of that name, and does not vouch for one that is another', async () => {
    writeFileSync(test.decoderPath, PAGE)
    writeFileSync(place(), 'a page that sends what it is given elsewhere')
    expect(await test.call['exports.save']({ format: 'json' })).not.toHaveProperty('decoder')
    expect(readFileSync(place(), 'utf8')).toBe('a page that sends what it is given elsewhere')
  })

  it('is named when the same page is there already', async () => {
    writeFileSync(test.decoderPath, PAGE)
    writeFileSync(place(), PAGE)
    expect(await test.call['exports.save']({ format: 'json' })).toMatchObject({ decoder: place() })
  })

  it('does not keep an export from being saved where it was not built', async () => {
    expect(await test.call['exports.save']({ format: 'json' })).not.toHaveProperty('decoder')
    expect(existsSync(join(folder, 'export'))).toBe(true)
    expect(putDecoderBeside({ path: join(folder, 'export'), format: 'json' }, undefined)).toBeUndefined()
  })

  it('has a SHA-256 as sha256sum prints it', () => {
    writeFileSync(test.decoderPath, PAGE)
    expect(decoderHash(test.decoderPath)).toBe(createHash('sha256').update(PAGE).digest('hex'))
    expect(decoderHash(join(folder, 'none'))).toBeUndefined()
    expect(decoderHash(undefined)).toBeUndefined()
  })
})
