/** A mark in both themes: its colour, on a tint of itself. Hexadecimal, `#rrggbb`. */
export interface Ink {
  readonly light: Shade
  readonly dark: Shade
}

interface Shade {
  readonly colour: string
  readonly tint: string
}

type Rgb = readonly [number, number, number]

/** Contrast of a mark with its tint, and how much of the colour is in that. */
export const CONTRAST = 4.6
const TINT = 0.12

const GROUND = { light: '#fdfcfa', dark: '#17191c' } as const

/** A brand's colour, pulled towards black or white until it can be seen on a tint of itself. */
export function inkOf(brand: string): Ink {
  return { light: shadeOf(brand, '#000000', GROUND.light), dark: shadeOf(brand, '#ffffff', GROUND.dark) }
}

function shadeOf(brand: string, towards: string, ground: string): Shade {
  for (let step = 0; step < 100; step++) {
    const colour = mixed(brand, towards, step / 100)
    const tint = mixed(ground, colour, TINT)
    if (contrast(colour, tint) >= CONTRAST) return { colour, tint }
  }
  return { colour: towards, tint: mixed(ground, towards, TINT) }
}

/** Contrast of two colours (WCAG 2.1, contrast ratio). */
export function contrast(one: string, other: string): number {
  const [a, b] = [luminance(one), luminance(other)]
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
}

function mixed(one: string, other: string, part: number): string {
  const [from, to] = [rgb(one), rgb(other)]
  const hex = ([0, 1, 2] as const).map((at) => Math.round(from[at] * (1 - part) + to[at] * part))
  return `#${hex.map((value) => value.toString(16).padStart(2, '0')).join('')}`
}

function rgb(hex: string): Rgb {
  const value = Number.parseInt(hex.slice(1), 16)
  return [value >> 16, (value >> 8) & 255, value & 255]
}

function luminance(hex: string): number {
  const [red, green, blue] = rgb(hex).map((value) => {
    const part = value / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0)
}

/** For initials: blue, green, amber, red, purple, teal. */
export const HUES: readonly Ink[] = ['#2f6bd6', '#2f9e58', '#b07a10', '#cf3b5f', '#8a4fc4', '#1c8a94'].map(inkOf)
