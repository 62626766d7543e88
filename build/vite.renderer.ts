import { fileURLToPath } from 'node:url'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vite'

/** The window's files, made so that they run under its CSP: nothing inline, nothing from elsewhere. */
export default defineConfig({
  root: fileURLToPath(new URL('../renderer', import.meta.url)),
  publicDir: false,
  plugins: [
    svelte({
      configFile: false,
      // Styles set by script are refused by `style-src 'self'`.
      compilerOptions: { css: 'external' },
    }),
  ],
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    // The only browsers that ever load it are Electron's and the Chromium host's.
    target: 'esnext',
    cssTarget: 'esnext',
    cssCodeSplit: false,
    // `font-src 'self'` refuses data: fonts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
})
