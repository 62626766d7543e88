import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { pluggedKeys } from '../../electron/keys/plugged.ts'
import { asNobody } from '../fixtures/nobody.ts'

const nobody = asNobody()
let folder: string
let system: { readonly list: string; readonly files: string }

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hidraw-'))
  system = { list: join(folder, 'sys'), files: join(folder, 'dev') }
  mkdirSync(system.list)
  mkdirSync(system.files)
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

/** A HID device as Linux lists it; a security key has the FIDO usage page. */
function plugIn(name: string, descriptor: readonly number[], usb?: string): void {
  const device = join(system.list, name, 'device')
  mkdirSync(device, { recursive: true })
  writeFileSync(join(device, 'report_descriptor'), Uint8Array.from(descriptor))
  writeFileSync(join(device, 'uevent'), `DRIVER=hid-generic\nHID_ID=0003:${usb ?? '00001050:00000407'}\nHID_NAME=Key\n`)
  writeFileSync(join(system.files, name), '')
}

const FIDO = [0x06, 0xd0, 0xf1, 0x09, 0x01, 0xa1, 0x01]
const KEYBOARD = [0x05, 0x01, 0x09, 0x06, 0xa1, 0x01]

it('counts the security keys among the devices, and no keyboards', () => {
  plugIn('hidraw0', KEYBOARD)
  expect(pluggedKeys(system)).toEqual({ keys: 0, openable: 0 })
  plugIn('hidraw1', FIDO)
  plugIn('hidraw2', FIDO)
  expect(pluggedKeys(system)).toEqual({ keys: 2, openable: 2 })
})

it('says nothing where the system has no such list', () => {
  expect(pluggedKeys({ ...system, list: join(folder, 'nowhere') })).toBeUndefined()
})

it('counts no device that was pulled while it looked', () => {
  mkdirSync(join(system.list, 'hidraw3'))
  expect(pluggedKeys(system)).toEqual({ keys: 0, openable: 0 })
})

it('names the maker and the model of a key that cannot be opened', () => {
  plugIn('hidraw0', FIDO, '0000349E:00000022')
  rmSync(join(system.files, 'hidraw0'))
  expect(pluggedKeys(system)).toEqual({ keys: 1, openable: 0, barred: { vendor: '349e', product: '0022' } })
})

it.skipIf(!nobody)('sees that a file may not be opened', () => {
  plugIn('hidraw0', FIDO)
  plugIn('hidraw1', FIDO)
  chmodSync(folder, 0o755)
  chmodSync(join(system.files, 'hidraw0'), 0o444)
  chmodSync(join(system.files, 'hidraw1'), 0o666)
  const look = `import { pluggedKeys } from ${JSON.stringify(import.meta.resolve('../../electron/keys/plugged.ts'))}
    console.log(JSON.stringify(pluggedKeys(${JSON.stringify(system)})))`
  const [program, ...rest] = [...(nobody ?? []), process.execPath, '--input-type=module', '-e', look]
  expect(JSON.parse(execFileSync(program, rest, { encoding: 'utf8' }))).toEqual({
    ...{ keys: 2, openable: 1, barred: { vendor: '1050', product: '0407' } },
  })
})
