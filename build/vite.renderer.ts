import { fileURLToPath } from 'node:url'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vite'
import { brandMarks } from './brand-marks.ts'
import { licencesOfShipped } from './package/licences.ts'

/** Builds the window so that it runs under its CSP: nothing inline, nothing from elsewhere. */
export default defineConfig({
  root: fileURLToPath(new URL('../renderer', import.meta.url)),
  publicDir: false,
  plugins: [
    brandMarks(),
    licencesOfShipped(),
    svelte({
      configFile: false,
      // `style-src 'self'` refuses styles set by script.
      compilerOptions: { css: 'external' },
    }),
  ],
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    // Only Electron's browser and the Chromium host's ever load it.
    target: 'esnext',
    cssTarget: 'esnext',
    cssCodeSplit: false,
    // `font-src 'self'` refuses data: fonts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { checks: { bundlerTimings: false } }, // a busy machine is no news
  },
})
