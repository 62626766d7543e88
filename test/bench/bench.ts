/** `npm run bench`: what the app's main work costs here, in one table. Nothing is asserted. */
import { benchIntake } from './intake.ts'
import { benchKdf } from './kdf.ts'
import { benchKeepassxc } from './keepassxc.ts'
import { print } from './measure.ts'
import { benchPaper, benchSymbols } from './paper.ts'
import { benchPictures } from './pictures.ts'
import { benchVault } from './vault.ts'

print([
  ...(await benchKdf()),
  ...(await benchVault(10)),
  ...(await benchVault(1_000)),
  ...(await benchVault(10_000)),
  ...(await benchIntake()),
  ...[10, 100, 1_000].flatMap(benchPaper),
  ...(await benchSymbols(100)),
  ...(await benchPictures()),
  ...(await benchKeepassxc(1_000)),
  ...(await benchKeepassxc(10_000)),
])
