import type { Appearance } from '../../electron/contract.ts'

/** The attributes that the style sheet goes by. */
type Root = Pick<HTMLElement, 'toggleAttribute' | 'setAttribute' | 'removeAttribute'>

/**
 * Makes the window look as it is set in the vault; undefined while it is locked, when the system decides.
 * @param contrast - Whether the system asks for more contrast. Then the window has it whatever the vault says.
 */
export function look(root: Root, appearance: Appearance | undefined, contrast: boolean): void {
  const theme = appearance?.theme ?? 'system'
  set(root, 'data-theme', theme === 'light' || theme === 'dark' ? theme : undefined)
  set(root, 'data-contrast', theme === 'contrast' || contrast ? 'more' : undefined)
  set(root, 'data-density', appearance?.density)
  root.toggleAttribute('data-hide-codes', appearance?.hideCodes ?? false)
}

function set(root: Root, name: string, value: string | undefined): void {
  if (value === undefined) root.removeAttribute(name)
  else root.setAttribute(name, value)
}

/** The height of a row of the list of accounts, in pixels. */
export function rowHeightOf(appearance: Appearance | undefined): number {
  return appearance?.density === 'compact' ? 40 : 48
}
