import type { Handlers } from '../../contract.ts'
import type { Session } from '../vault/session.ts'
import { ShareDrill } from './share-drill.ts'

type ShareCalls = Pick<Handlers, 'identity.combine' | 'identity.shareFrame' | 'identity.forgetShares'>

/**
 * Shares of the paper key, put together. Nothing of the secret is shown.
 *
 * @param cameraOpen - Whether pictures from a camera are expected now.
 */
export function shareCalls(session: Session, cameraOpen: () => boolean): ShareCalls {
  const drill = new ShareDrill(session, cameraOpen)
  return {
    'identity.combine': async (input) => await drill.combine(input),
    'identity.shareFrame': async (picture) => await drill.frame(picture),
    'identity.forgetShares': () => {
      drill.forget()
      return undefined
    },
  }
}
