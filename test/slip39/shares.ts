/** 3 of 5 shares of the bytes 0, 1, 2 ... 31, made with the numbers 1, 2, 3 ... for randomness. */
export const SHARES = [
  'adequate biology academic acne adapt senior ceramic luxury demand amuse clothes oral level escape crisis prune space mansion deal scene chubby slap destroy stick increase auction divorce ultimate says explain warmth perfect spill',
  'adequate biology academic agree amazing iris admit diet puny syndrome single python voting buyer galaxy disaster dominant lying center angry clinic should liberty visual scout beyond cubic laundry capacity tracks square picture clinic',
  'adequate biology academic amazing ancestor drove remember ticket glen lift mouse trust grin cradle promise aspect phrase company brother mandate spider acne entrance depend describe stick racism client tackle ancestor rebuild object trend',
  'adequate biology academic arcade advance liberty object fortune teammate fiction laser scholar benefit laser superior location expect climate analysis employer source alto yoga capacity lend scholar patrol receiver acne patent nuclear nervous brave',
  'adequate biology academic axle alien body garbage purple pistol roster prune practice taught provide modern boring mixture husky ending grocery parking style unkind slice genius bulge license recall main armed tackle main eraser',
] as const

export const SECRET = Uint8Array.from({ length: 32 }, (_, at) => at)

/** The same numbers each time: for tests alone. */
export function countingBytes(): (length: number) => Uint8Array {
  let last = 0
  return (length) => Uint8Array.from({ length }, () => ++last & 255)
}
