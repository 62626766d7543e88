import { join } from 'node:path'
import { flipFuses, FuseV1Options, FuseVersion, type FuseConfig } from '@electron/fuses'

/** Fixed in the shipped binary; no switch or variable can undo it. */
export const FUSES = {
  version: FuseVersion.V1,
  strictlyRequireAllFuses: true, // a fuse added by a later Electron must be decided here
  [FuseV1Options.RunAsNode]: false, // nobody can use the signed binary as a general Node
  [FuseV1Options.EnableCookieEncryption]: false, // there are no cookies, and it would ask for the keychain
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false, // no code gets in through NODE_OPTIONS
  [FuseV1Options.EnableNodeCliInspectArguments]: false, // no debugger on a process that holds keys
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true, // macOS, Windows: changed code does not start
  [FuseV1Options.OnlyLoadAppFromAsar]: true, // no folder next to the archive replaces it
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false, // there is no such snapshot, and turned on nothing starts
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false, // file: addresses are not used at all
  [FuseV1Options.WasmTrapHandlers]: true, // key derivation at full speed
} as const satisfies FuseConfig

/** The part of electron-builder's context used here. */
export interface Packed {
  readonly appOutDir: string
  readonly electronPlatformName: string
  readonly arch: number
  readonly packager: { readonly appInfo: { readonly productFilename: string }; readonly executableName?: string }
}

const ARM64 = 3 // electron-builder's Arch.arm64

/** Sets the fuses of an unpacked app that is not signed yet. */
export async function burnFuses(packed: Packed): Promise<void> {
  await flipFuses(binaryOf(packed), {
    ...FUSES,
    // The change voids the ad-hoc signature, and without one arm64 macOS starts nothing.
    resetAdHocDarwinSignature: packed.electronPlatformName === 'darwin' && packed.arch === ARM64,
  })
}

/** Where electron-builder puts the program, by platform. */
export function binaryOf({ appOutDir, electronPlatformName, packager }: Packed): string {
  const name = packager.appInfo.productFilename
  if (electronPlatformName === 'darwin') return join(appOutDir, `${name}.app`)
  if (electronPlatformName === 'win32') return join(appOutDir, `${name}.exe`)
  return join(appOutDir, packager.executableName ?? name)
}
