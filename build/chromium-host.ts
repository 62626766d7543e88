/** What `npm start` needs of the app in Chromium, built in one piece: from the sources, starting takes several times as long. */
export { openChromiumHost } from '../test/e2e/hosts/chromium.ts'
export { makeDemoVault } from './demo.ts'
