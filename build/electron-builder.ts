import type { Configuration } from 'electron-builder'
import burnFuses from './fuses.ts'
import { unusedFontFiles } from './font-files.ts'

/** What is shipped, and in which form. */
const config: Configuration = {
  appId: 'invalid.recovery-kit.desktop',
  productName: 'Recovery Kit',
  copyright: 'Recovery Kit contributors, MIT',
  directories: { output: 'out', buildResources: 'build' },
  npmRebuild: false, // better-sqlite3 ships Node-API binaries, the same for Node and Electron
  publish: null, // the app has no updater
  asar: true,
  asarUnpack: ['**/*.node'], // the system only loads native code from real files
  files: [
    'dist/electron/**',
    'dist/renderer/**',
    'package.json',
    '!node_modules/better-sqlite3/{deps,src,docs}/**', // sources of the shipped binary
    '!node_modules/better-sqlite3/prebuilds/!(${platform}-${arch}).node', // other systems' binaries
    '!node_modules/**/*.{map,ts,flow}',
    '!node_modules/**/{README,readme,CHANGELOG}.md', // licences stay
    '!node_modules/**/{test,tests,__tests__,example,examples}/**',
    '!node_modules/@jsquash/*/codec/enc/**', // pictures are only read
    ...unusedFontFiles(),
    '!node_modules/unicode-emoji-json/!(data-by-emoji.json|package.json|LICENSE)',
  ],
  // Outside the archive, where people can find it and open it without the app. Files here are not in
  // `files` too.
  extraResources: [{ from: 'dist/decoder.html', to: 'decoder.html' }],
  afterPack: burnFuses,
  linux: {
    executableName: 'recovery-kit',
    category: 'Utility',
    synopsis: 'Vault and paper backup for second factors',
    icon: 'build/icon.png',
    target: ['AppImage', 'deb'],
  },
  deb: {
    // Only the deb can install a system file; users of the AppImage copy it by hand.
    fpm: ['build/70-recovery-kit.rules=/usr/lib/udev/rules.d/70-recovery-kit.rules'],
  },
  mac: {
    category: 'public.app-category.utilities',
    icon: 'build/icon.png',
    target: 'dmg',
    hardenedRuntime: true,
    entitlements: 'build/entitlements.mac.plist',
    entitlementsInherit: 'build/entitlements.mac.plist',
  },
  win: { icon: 'build/icon.png', target: 'nsis' },
  nsis: { oneClick: false, perMachine: false, allowToChangeInstallationDirectory: true },
}

export default config
