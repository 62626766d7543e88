import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { desktopArguments } from '../../electron/shell/arguments.ts'

describe('the command line', () => {
  it.each([
    ['packaged, nothing named', ['/opt/kit'], true, { vaultPath: '/data/vault.rkit' }],
    ['packaged, a vault', ['/opt/kit', '/a.rkit'], true, { vaultPath: '/a.rkit' }],
    ['before packaging', ['electron', '/src'], false, { vaultPath: '/data/vault.rkit' }],
    [
      'with switches anywhere',
      ['electron', '--no-sandbox', '/src', '/a.rkit', '--demo', '--user-data-dir=/p'],
      false,
      { vaultPath: '/a.rkit', demo: { passphrase: 'seven calm otters borrow a purple canoe', until: 'closed' } },
    ],
  ])('%s', (_what, argv, packaged, expected) => {
    expect(desktopArguments(argv, packaged, '/data')).toEqual(expected)
  })

  it('takes a vault from where it was typed', () => {
    expect(desktopArguments(['/opt/kit', 'a.rkit'], true, '/data').vaultPath).toBe(resolve('a.rkit'))
  })
})
