import type { Session } from 'electron'

/**
 * The key test never makes credentials that the user has to choose from, so a request to choose
 * comes from elsewhere. It gets "none of them"; without an answer it would hang.
 */
export function refuseAccountChoice(session: Session): void {
  session.on('select-webauthn-account', (_event, _details, choose) => {
    choose(null)
  })
}
