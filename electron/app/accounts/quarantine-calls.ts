import type { Handlers } from '../../contract.ts'
import type { Session } from '../vault/session.ts'

type QuarantineCalls = Pick<Handlers, 'intake.quarantined' | 'quarantined.reveal' | 'quarantined.remove'>

/** Entries that an import did not understand, kept exactly as they were. */
export function quarantineCalls(session: Session): QuarantineCalls {
  return {
    'intake.quarantined': () =>
      session.kit
        .all('quarantined')
        .map(({ id, what, reason, source, added }) => ({ id, what, reason, source, added })),
    'quarantined.reveal': ({ id }) => {
      session.requireConfirmed()
      return new TextDecoder().decode(session.kit.get('quarantined', id).verbatim)
    },
    'quarantined.remove': ({ id }) => {
      session.kit.commit({ remove: [session.kit.get('quarantined', id).id] })
      return undefined
    },
  }
}
