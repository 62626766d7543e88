import type { KeyTouch } from '../../contract.ts'
import { touchText } from '../../keys/turn-words.ts'
import type { Touch } from '../../keys/turns.ts'
import type { RecordId } from '../../vault/vault.ts'
import type { KeyShelf } from './key-shelf.ts'

/** A touch as the window shows it and hands it on. */
export function touchView(touch: Touch, shelf: KeyShelf): KeyTouch {
  const { ceremony, ask, options, number, of, known, isNew, others } = touch
  const key = shelf.keys.find(({ id }) => id === known)
  const view = key && shelf.view(key)
  const names = others.flatMap((id: RecordId) => shelf.keys.find((one) => one.id === id)?.name ?? [])
  const { timeout } = options
  return {
    at: 'touch',
    ceremony,
    call: ask === 'register' || ask === 'model' ? 'create' : 'get',
    options,
    ...touchText(touch, { isNew, others: names, name: view?.name, sticker: view?.sticker }),
    number,
    of,
    seconds: typeof timeout === 'number' ? Math.round(timeout / 1000) : 0,
    ...(view && { key: view.id }),
    ...(view?.sticker && { sticker: view.sticker }),
  }
}
