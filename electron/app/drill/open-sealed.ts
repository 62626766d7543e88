import { KitError } from '../../kit-error.ts'
import type { Drill } from './drill.ts'

/** Opens every sealed sheet that was read, in memory. They share one passphrase. @throws KitError `wrong-password` */
export async function openSealed(drill: Drill, passphrase: string): Promise<void> {
  const { openAge } = await import('../../intake/formats/recovery-kit/open-age.ts')
  for (const { sheet, armored } of drill.sealedContents()) {
    const bytes = await openAge(new TextEncoder().encode(armored), passphrase).catch((error: unknown) => {
      if (!(error instanceof KitError) || error.code !== 'wrong-password') throw error
      throw new KitError(
        'wrong-password',
        'This passphrase does not open the sealed sheet. Nothing was recorded. Type it as it was written down.',
      )
    })
    drill.opened(sheet, new TextDecoder().decode(bytes))
    bytes.fill(0)
  }
}
