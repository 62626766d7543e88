/** Which security keys Linux sees. Other systems do not say, and keys at an NFC reader are not seen. */
import { accessSync, constants, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** USB and Bluetooth security keys that are there now, and how many of them this user may open. */
export interface Plugged {
  readonly keys: number
  readonly openable: number
  /** USB vendor and product of the first that this user may not open, four hexadecimal digits each. */
  readonly barred?: UsbId
}

export interface UsbId {
  readonly vendor: string
  readonly product: string
}

/** HID usage page of FIDO authenticators, as a report descriptor names it (CTAP 2.2 section 11.2.8.2). */
const FIDO_USAGE_PAGE = Buffer.of(0x06, 0xd0, 0xf1)

/**
 * Looks at the HID devices, without opening any.
 *
 * @param system - Where the kernel lists them, and where their files are.
 * @returns Undefined where the system has no such list.
 */
export function pluggedKeys(system = { list: '/sys/class/hidraw', files: '/dev' }): Plugged | undefined {
  const devices = entriesOf(system.list)
  if (!devices) return undefined
  const keys = devices.filter((name) => isKey(join(system.list, name, 'device', 'report_descriptor')))
  const [barred, ...more] = keys.filter((name) => !mayOpen(join(system.files, name)))
  if (barred === undefined) return { keys: keys.length, openable: keys.length }
  const usb = usbIdIn(join(system.list, barred, 'device', 'uevent'))
  return { keys: keys.length, openable: keys.length - more.length - 1, ...(usb && { barred: usb }) }
}

function entriesOf(folder: string): readonly string[] | undefined {
  try {
    return readdirSync(folder)
  } catch {
    return undefined
  }
}

/** A device that was pulled meanwhile is none. */
function isKey(descriptor: string): boolean {
  try {
    return readFileSync(descriptor).subarray(0, FIDO_USAGE_PAGE.length).equals(FIDO_USAGE_PAGE)
  } catch {
    return false
  }
}

/** From a line like `HID_ID=0003:00001050:00000407`: bus, vendor, product. */
function usbIdIn(file: string): UsbId | undefined {
  const [, vendor, product] = /^HID_ID=[0-9A-F]{4}:0000([0-9A-F]{4}):0000([0-9A-F]{4})$/im.exec(textOf(file)) ?? []
  return vendor === undefined || product === undefined
    ? undefined
    : { vendor: vendor.toLowerCase(), product: product.toLowerCase() }
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'latin1')
  } catch {
    return ''
  }
}

function mayOpen(file: string): boolean {
  try {
    accessSync(file, constants.R_OK | constants.W_OK)
    return true
  } catch {
    return false
  }
}
