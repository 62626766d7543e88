import { expect, it } from 'vitest'
import { lossNamed } from '../../../electron/readiness/losses/lost-names.ts'
import { toldKit } from '../../fixtures/readiness.ts'

const kit = toldKit({
  bearers: { Phone: {}, 'Blue key': { place: 'Lisbon', with: 'Ana' }, Lisbon: {} },
  managers: { Safe: { needs: ['Phone'] } },
  accounts: {
    work: { service: 'github', password: [] },
    home: { service: 'github', password: [] },
    mail: { service: 'fastmail', password: [] },
  },
})

it('a name is found whatever its case, and may stand for several things', () => {
  expect(lossNamed(kit, ' lisbon ')).toEqual({
    kind: 'found',
    lost: [
      { kind: 'bearer', name: 'Lisbon' },
      { kind: 'place', name: 'Lisbon' },
    ],
  })
})

it('a service stands for all accounts there, however it is called', () => {
  for (const called of ['github', 'GitHub', 'github.com'])
    expect(lossNamed(kit, called)).toEqual({
      kind: 'found',
      lost: [
        { kind: 'account', name: 'work' },
        { kind: 'account', name: 'home' },
      ],
    })
})

it('the vault and a password manager can be lost as a whole', () => {
  expect(lossNamed(kit, 'Safe')).toEqual({ kind: 'found', lost: [{ kind: 'manager', name: 'Safe' }] })
  expect(lossNamed(kit, 'vault')).toEqual({ kind: 'found', lost: [{ kind: 'manager', name: 'vault' }] })
})

it('a name that nothing has is answered with those that are near', () => {
  expect(lossNamed(kit, 'phoen')).toEqual({ kind: 'unknown', called: 'phoen', near: ['Phone'] })
  expect(lossNamed(kit, 'key')).toEqual({ kind: 'unknown', called: 'key', near: ['Blue key'] })
  expect(lossNamed(kit, 'submarine')).toEqual({ kind: 'unknown', called: 'submarine', near: [] })
})

it('what holds something and is nowhere said to be there is lost already', () => {
  const told = toldKit({ bearers: {}, accounts: { work: { service: 'github', password: ['Old notebook'] } } })
  expect(lossNamed(told, 'old NOTEBOOK')).toEqual({ kind: 'found', lost: [{ kind: 'bearer', name: 'Old notebook' }] })
})
