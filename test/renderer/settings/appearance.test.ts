import { expect, it } from 'vitest'
import type { Appearance } from '../../../electron/contract.ts'
import { look, rowHeightOf } from '../../../renderer/settings/appearance.ts'

class Root {
  readonly attributes = new Map<string, string>()
  setAttribute = (name: string, value: string) => void this.attributes.set(name, value)
  removeAttribute = (name: string) => void this.attributes.delete(name)
  toggleAttribute = (name: string, on = !this.attributes.has(name)) => {
    if (on) this.setAttribute(name, '')
    else this.removeAttribute(name)
    return on
  }
}

const PLAIN: Appearance = { theme: 'system', density: 'comfortable', hideCodes: false }

function looks(...appearances: (Appearance | undefined)[]): object {
  return looksWith(false, ...appearances)
}

function looksWith(contrast: boolean, ...appearances: (Appearance | undefined)[]): object {
  const root = new Root()
  for (const appearance of appearances) look(root, appearance, contrast)
  return Object.fromEntries(root.attributes)
}

it('the window looks as it is set', () => {
  expect(looks(PLAIN)).toEqual({ 'data-density': 'comfortable' })
  expect(looks({ theme: 'dark', density: 'compact', hideCodes: true })).toEqual({
    'data-theme': 'dark',
    'data-density': 'compact',
    'data-hide-codes': '',
  })
  expect(looks({ ...PLAIN, theme: 'contrast' })).toEqual({ 'data-contrast': 'more', 'data-density': 'comfortable' })
})

it('nothing of it is left when it is taken back, or the vault is locked', () => {
  expect(looks({ theme: 'dark', density: 'compact', hideCodes: true }, PLAIN)).toEqual({
    'data-density': 'comfortable',
  })
  expect(looks({ ...PLAIN, theme: 'contrast' }, undefined)).toEqual({})
})

it('where the system asks for more contrast the window has it, locked or not', () => {
  expect(looksWith(true, undefined)).toEqual({ 'data-contrast': 'more' })
  expect(looksWith(true, { ...PLAIN, theme: 'dark' })).toEqual({
    'data-theme': 'dark',
    'data-contrast': 'more',
    'data-density': 'comfortable',
  })
})

it('rows are as high as the style sheet has them', () => {
  expect([rowHeightOf(undefined), rowHeightOf(PLAIN), rowHeightOf({ ...PLAIN, density: 'compact' })]).toEqual([
    48, 48, 40,
  ])
})
