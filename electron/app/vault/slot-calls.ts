import type { Handlers } from '../../contract.ts'
import { Passphrases } from './passphrases.ts'
import type { Session } from './session.ts'

type SlotCalls = Pick<
  Handlers,
  | 'slots.list'
  | 'slots.add'
  | 'slots.change'
  | 'slots.rename'
  | 'slots.remove'
  | 'slots.slower'
  | 'vault.rotate'
  | 'vault.drill'
>

/** The passphrases of the vault, and its key. Every change asks for the passphrase again. */
export function slotCalls(session: Session): SlotCalls {
  const passphrases = new Passphrases(session)
  const confirmed = (): Passphrases => {
    session.requireConfirmed()
    return passphrases
  }
  return {
    'slots.list': () => passphrases.list(),
    'slots.add': async ({ passphrase, name }) => await confirmed().add(passphrase, name),
    'slots.change': async ({ id, passphrase }) => await confirmed().change(id, passphrase),
    'slots.rename': ({ id, name }) => confirmed().rename(id, name),
    'slots.remove': async ({ id }) => await confirmed().remove(id),
    'slots.slower': async ({ passphrase }) => await confirmed().slower(passphrase),
    'vault.rotate': async (input) => await confirmed().rotate(input.passphrases),
    'vault.drill': async ({ passphrase }) => await passphrases.drill(passphrase),
  }
}
