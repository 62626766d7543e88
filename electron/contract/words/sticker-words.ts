/** Colours of stickers on security keys, by which people tell them apart. */
export const STICKERS = [
  'blue',
  'green',
  'yellow',
  'red',
  'purple',
  'orange',
  'pink',
  'brown',
  'white',
  'grey',
  'black',
] as const
export type Sticker = (typeof STICKERS)[number]
