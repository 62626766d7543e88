/** How stickers look. Other colours are named in words alone. */
const COLOURS: Readonly<Record<string, string>> = {
  blue: '#2f6bd8',
  green: '#2e9d57',
  yellow: '#e0b000',
  orange: '#e07b1a',
  red: '#cf3a33',
  pink: '#e0659f',
  purple: '#8650c9',
  brown: '#8a5a34',
  white: '#ffffff',
  grey: '#8d9299',
  black: '#26282b',
}

/** The CSS colour of a sticker, by its name; undefined for none and for colours that are not known. */
export function stickerColour(sticker: string | undefined): string | undefined {
  const name = sticker?.trim().toLowerCase()
  return name !== undefined && Object.hasOwn(COLOURS, name) ? COLOURS[name] : undefined
}
