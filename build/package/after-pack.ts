import { join } from 'node:path'
import { burnFuses, type Packed } from './fuses.ts'
import { addCli } from './cli.ts'

const ARCHITECTURES = ['ia32', 'x64', 'armv7l', 'arm64'] // in the order of electron-builder's Arch

/** electron-builder calls this on the unpacked app, before it signs it. */
export default async function afterPack(packed: Packed): Promise<void> {
  if (packed.electronPlatformName === 'linux')
    addCli(join(packed.appOutDir, 'resources'), `linux-${ARCHITECTURES[packed.arch] ?? ''}`)
  await burnFuses(packed)
}
