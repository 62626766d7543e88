/** An app on its own vault, and the files imported into it. */
import { dirname, join } from 'node:path'
import { createApp, type App } from '../../electron/app.ts'
import type { KdfCosts } from '../../electron/vault/slots/kdf.ts'

export const PASSPHRASE = 'correct horse battery staple'
export const LEAST_COSTS = { memory: 8192, passes: 1, lanes: 1 }
export const MIB = 1024 * 1024

export function appOn(vaultPath: string, costs: KdfCosts = LEAST_COSTS): App {
  return createApp({
    vaultPath,
    costs,
    now: () => Date.now(),
    clipboard: { write: () => Promise.resolve(), read: () => Promise.resolve('') },
    chooseSavePath: (name) => Promise.resolve(join(dirname(vaultPath), name)),
    chooseFolder: () => Promise.resolve(undefined),
    chooseFile: () => Promise.resolve(undefined),
    chooseFiles: () => Promise.resolve(undefined),
    tell: () => undefined,
  })
}

/** Reads a list of links and returns the call that imports all of them. */
export async function readLinks(app: App, text: string): Promise<() => unknown> {
  const bytes = new TextEncoder().encode(text)
  const view = await app.handlers['intake.read']({ files: [{ name: 'links.txt', bytes }] })
  const take = view.entries.map(({ index, service, name }) => ({ index, service, name }))
  return () => app.handlers['intake.commit']({ intake: view.id, take })
}

/** Links with a different secret each. */
export function links(size: number): string[] {
  return Array.from({ length: size }, (_, number) => {
    const name = `Service%20${number}`
    return `otpauth://totp/${name}:user?secret=${secret(number)}&issuer=${name}`
  })
}

function secret(number: number): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const places = Array.from({ length: 32 }, (_, place) => (number * 7 + place * place * (number + 3)) % 32)
  // The number itself in base32, so that no two are the same.
  for (let place = 0, rest = number; rest > 0; place++, rest = Math.floor(rest / 32)) places[place] = rest % 32
  return places.map((place) => letters.charAt(place)).join('')
}
