import type { Configuration } from 'electron-builder'
import afterPack from './after-pack.ts'
import { packagePatterns } from './files.ts'

/** What only the system's own packages can install; users of the AppImage copy the rule by hand. */
const SYSTEM_FILES = [
  'build/package/70-recovery-kit.rules=/usr/lib/udev/rules.d/70-recovery-kit.rules',
  'build/package/recovery-kit-cli=/usr/bin/recovery-kit-cli',
]

const systemPackage = { fpm: [...SYSTEM_FILES], packageCategory: 'utils' }

/** What is shipped, and in which form. */
const config: Configuration = {
  appId: 'invalid.recovery-kit.desktop',
  productName: 'Recovery Kit',
  copyright: 'Recovery Kit contributors, MIT',
  directories: { output: 'out', buildResources: 'build/package' },
  npmRebuild: false, // better-sqlite3 ships Node-API binaries, the same for Node and Electron
  publish: null, // the app has no updater
  asar: true,
  asarUnpack: ['**/*.node'], // the system only loads native code from real files
  files: [
    'dist/electron/**',
    '!dist/electron/{cli.js,chromium-host.js,compiled/**}',
    'dist/renderer/**',
    'package.json',
    ...packagePatterns(),
  ],
  // Outside the archive, where people can find them and open them without the app. Files here are not in `files` too.
  extraResources: ['decoder.html', 'licences.txt', 'sbom.cdx.json'].map((name) => ({ from: `dist/${name}`, to: name })),
  afterPack,
  fileAssociations: [
    {
      ext: 'rkit',
      name: 'Recovery Kit vault',
      description: 'Recovery Kit vault',
      mimeType: 'application/x-recovery-kit',
      role: 'Editor',
    },
  ],
  linux: {
    executableName: 'recovery-kit',
    category: 'Utility',
    synopsis: 'Vault and paper backup for second factors',
    description: 'An offline vault for TOTP secrets and recovery codes that prints paper which restores an account.',
    maintainer: 'Recovery Kit contributors <nobody@recovery-kit.invalid>',
    vendor: 'Recovery Kit contributors',
    icon: 'build/package/icons',
    desktop: { entry: { Keywords: 'TOTP;2FA;authenticator;recovery codes;backup;paper;' } },
    target: ['AppImage', 'deb', 'rpm'],
  },
  deb: systemPackage,
  rpm: systemPackage,
  mac: {
    category: 'public.app-category.utilities',
    icon: 'build/package/icons/512x512.png',
    target: ['dmg', 'zip'].map((target) => ({ target, arch: 'universal' as const })),
    files: ['node_modules/better-sqlite3/prebuilds/darwin-*.node'], // both halves have both, each under its own name
    x64ArchFiles: '**/*.node',
    hardenedRuntime: true,
    entitlements: 'build/package/entitlements.mac.plist',
    entitlementsInherit: 'build/package/entitlements.mac.plist',
  },
  win: { icon: 'build/package/icons/256x256.png', target: ['nsis', 'portable'] },
  nsis: { oneClick: false, perMachine: false, allowToChangeInstallationDirectory: true },
}

export default config
