import { expect, it } from 'vitest'
import { sorted } from '../../../renderer/codes/sorting.ts'
import { accountRow } from '../../fixtures/window/views.ts'

const ROWS = [
  { ...accountRow('a', 'AWS'), added: '2026-01-01T12:00:00.000Z' },
  { ...accountRow('b', 'GitHub'), codesMissing: true, added: '2026-02-01T12:00:00.000Z' },
  { ...accountRow('c', 'npm'), codes: { left: 1, total: 8 }, added: '2026-02-01T12:00:00.000Z' },
]

it('sorts accounts by name, the worst problem or the time they were added; equal ones by name', () => {
  const names = (order: Parameters<typeof sorted>[1]) => sorted(ROWS, order).map(({ service }) => service)
  expect([names('name'), names('problems'), names('added')]).toEqual([
    ['AWS', 'GitHub', 'npm'],
    ['npm', 'GitHub', 'AWS'],
    ['GitHub', 'npm', 'AWS'],
  ])
})
