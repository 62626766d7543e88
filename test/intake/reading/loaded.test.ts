import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const FORMATS = join(import.meta.dirname, '../../../electron/intake/formats.ts')
const LINK = 'otpauth://totp/PyPI:alice?secret=JBSWY3DPEHPK3PXP&issuer=PyPI'
const XML = '<?xml version="1.0"?><KeePassFile><Root><Group><Name>Mine</Name></Group></Root></KeePassFile>'

/** Those of the large libraries that reading a text loads, in a process of its own. */
function loadedFor(text: string): unknown {
  const script = `
    import { registerHooks } from 'node:module'
    const asked = new Set()
    registerHooks({
      resolve: (specifier, context, next) => {
        asked.add(specifier)
        return next(specifier, context)
      },
    })
    const { readSource } = await import(${JSON.stringify(FORMATS)})
    await readSource({ name: 'file', bytes: new TextEncoder().encode(${JSON.stringify(text)}) }).catch(() => undefined)
    const large = [...asked].filter((one) => /^(age-encryption|@zip\\.js|kdbxweb|libsodium)/.test(one))
    console.log(JSON.stringify(large))`
  return JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' }))
}

it('the large libraries are loaded for the files that need them, and for no others', () => {
  expect([loadedFor(LINK), loadedFor(XML)]).toEqual([[], ['kdbxweb']])
})
