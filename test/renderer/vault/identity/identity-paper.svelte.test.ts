import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Session } from '../../../../renderer/state/session.svelte.ts'
import { IdentityPaper } from '../../../../renderer/vault/identity/identity-paper.svelte.ts'
import { FakeWindow } from '../../../fixtures/window/fake-window.ts'

let window: FakeWindow
let paper: IdentityPaper
let sent: number

beforeEach(() => {
  window = new FakeWindow({
    'identity.sheet': () => ({ outcome: 'saved', path: '/tmp/identity.pdf', pages: 2 }),
    'identity.shares': () => ({ outcome: 'printed', pages: 3 }),
  })
  sent = 0
  paper = new IdentityPaper(new Session(), () => {
    sent++
    return Promise.resolve()
  })
  paper.size = 'a4'
})

afterEach(() => {
  vi.unstubAllGlobals()
})

describe('a paper key on paper', () => {
  it('is ready when every number is one that can be', () => {
    expect(paper.ready).toBe(true)
    paper.copies = null
    expect(paper.ready).toBe(false)
    paper.kind = 'shares'
    expect([paper.holders.length, paper.ready]).toEqual([5, true])
    paper.threshold = 6
    expect(paper.ready).toBe(false)
    paper.count = 17
    expect([paper.holders.length, paper.ready]).toEqual([0, false])
  })

  it('keeps the names of shares that are no more while the number is typed', () => {
    paper.names[4] = 'Eve'
    paper.count = 3
    paper.count = 5
    expect(paper.holders[4]).toBe('Eve')
  })

  it('goes out whole', async () => {
    await paper.putOut('AGE-SECRET-KEY-1AB', 'file')
    expect(window.asked).toEqual([
      ['identity.sheet', { identity: 'AGE-SECRET-KEY-1AB', paper: 'a4', to: 'file', copies: 2 }],
    ])
    expect([paper.done?.path, sent]).toEqual(['/tmp/identity.pdf', 1])
    paper.forget()
    expect(paper.done).toBeUndefined()
  })

  it('goes out in shares, with the names as they are without blanks', async () => {
    paper.kind = 'shares'
    paper.count = 3
    paper.threshold = 2
    paper.names[0] = ' Bob '
    await paper.putOut('AGE-SECRET-KEY-1AB', 'printer')
    const rest = { identity: 'AGE-SECRET-KEY-1AB', paper: 'a4', to: 'printer', threshold: 2, nameOthers: false }
    expect(window.asked).toEqual([['identity.shares', { ...rest, holders: ['Bob', '', ''] }]])
  })

  it('is not sent when the person changes their mind', async () => {
    window.answers['identity.sheet'] = () => ({ outcome: 'neither', pages: 0 })
    await paper.putOut('AGE-SECRET-KEY-1AB', 'file')
    expect([paper.done, sent]).toEqual([undefined, 0])
  })

  it('looks for a printer each time, and goes on without one', async () => {
    window.answers['sheets.printer'] = () => ({ way: 'dialog' })
    await paper.findPrinter()
    expect(paper.printer).toEqual({ way: 'dialog' })
  })
})
