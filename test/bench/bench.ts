/**
 * `npm run bench`: what the app's main work costs on this machine, in one table. Asserts nothing.
 * Arguments choose parts by name: `npm run bench -- vault pictures`.
 */
import { benchDoubling } from './doubling.ts'
import { benchIntake } from './intake.ts'
import { benchKdf } from './kdf.ts'
import { benchKeepassxc } from './keepassxc.ts'
import { print, type Row } from './measure.ts'
import { benchPaper, benchSymbols } from './paper.ts'
import { benchPictures } from './pictures.ts'
import { benchReadiness } from './readiness.ts'
import { benchVault } from './vault.ts'
import { benchWindow } from './window.ts'

const PARTS: Readonly<Record<string, () => Promise<readonly Row[]>>> = {
  kdf: benchKdf,
  vault: async () => [...(await benchVault(10)), ...(await benchVault(1_000)), ...(await benchVault(10_000))],
  intake: benchIntake,
  doubling: benchDoubling,
  paper: async () => [...[10, 100, 1_000].flatMap(benchPaper), ...(await benchSymbols(100))],
  readiness: async () => [
    ...(await benchReadiness(20)),
    ...(await benchReadiness(200)),
    ...(await benchReadiness(300)),
  ],
  window: () => benchWindow([1_000, 10_000]),
  pictures: benchPictures,
  keepassxc: async () => [...(await benchKeepassxc(1_000)), ...(await benchKeepassxc(10_000))],
}

const chosen = process.argv.slice(2)
const rows: Row[] = []
for (const [name, measure] of Object.entries(PARTS)) {
  if (chosen.length === 0 || chosen.includes(name)) rows.push(...(await measure()))
}
print(rows)
