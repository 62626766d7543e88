import type { Session } from 'electron'

/**
 * The key test never makes credentials that need choosing from, so a request to choose was not
 * asked for. It is answered with "none of them"; unanswered it would hang.
 */
export function refuseAccountChoice(session: Session): void {
  session.on('select-webauthn-account', (_event, _details, choose) => {
    choose(null)
  })
}
