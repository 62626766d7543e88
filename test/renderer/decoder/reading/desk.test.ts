import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateHybridIdentity, identityToRecipient } from 'age-encryption'
import { describe, expect, it } from 'vitest'
import { ageFile } from '../../../../electron/exports/age-file.ts'
import { splitSecret } from '../../../../electron/slip39/split.ts'
import { passphraseBytes } from '../../../../electron/vault/slots/passphrase.ts'
import { Vault } from '../../../../electron/vault/vault.ts'
import { TEST_COSTS } from '../../../fixtures/app.ts'
import { identityOf } from '../../../../electron/vault/age/identity-bytes.ts'
import type { KitContents } from '../../../../renderer/decoder/kit/kit-contents.ts'
import { Desk, type DeskView } from '../../../../renderer/decoder/reading/desk.ts'
import type { Material } from '../../../../renderer/decoder/reading/material-kinds.ts'
import type { News } from '../../../../renderer/decoder/reading/news.ts'
import type { Damage } from '../../../../renderer/decoder/vault/manifest.ts'
import type { Sealed } from '../../../../renderer/decoder/reading/sealed-pile.ts'

/** A page that only notes what it was told. */
class Page implements DeskView {
  readonly news: News[] = []
  readonly texts: string[] = []
  readonly tried: { sealed: Sealed; ended: boolean | undefined }[] = []
  sealed: readonly Sealed[] = []
  /** What happens while a passphrase is tried. */
  meanwhile: (share: number) => void = () => undefined

  told(news: News): void {
    this.news.push(news)
  }
  textCame(text: string): void {
    this.texts.push(text)
  }
  waiting(sealed: readonly Sealed[]): void {
    this.sealed = sealed
  }
  trying(sealed: Sealed) {
    const one = { sealed, ended: undefined as boolean | undefined }
    this.tried.push(one)
    return Promise.resolve({
      progress: (share: number) => {
        this.meanwhile(share)
      },
      end: (opened: boolean) => {
        one.ended = opened
      },
    })
  }
  accountsCame = (): void => undefined
  readonly kits: { contents: KitContents; from: string; damage: readonly Damage[] }[] = []
  kitCame(contents: KitContents, from: string, damage: readonly Damage[]): void {
    this.kits.push({ contents, from, damage })
  }
  readonly identities: string[] = []
  identityCame(identity: string): void {
    this.identities.push(identity)
  }
  sharesAre = (): void => undefined
}

const COMMON = 'four words of a test'
const OTHER = 'another one for this'

async function sealed(text: string, passphrase: string): Promise<Material> {
  const file = await ageFile(new TextEncoder().encode(text), { passphrase }, { armored: false, workFactor: 10 })
  return { kind: 'age', file, lock: 'passphrase' }
}

async function deskWith(...materials: readonly Material[]) {
  const page = new Page()
  const desk = new Desk(page)
  await desk.take(materials, 'photo.png')
  const open = async (at: number, passphrase: string) => {
    const one = page.sealed[at]
    if (!one) throw new Error('nothing waits there')
    await desk.open(one, passphrase)
  }
  return { page, desk, open }
}

describe('what is brought', () => {
  it('is taken one by one: what the page fails at is said, and hides nothing else', async () => {
    const { page, desk } = await deskWith()
    page.accountsCame = () => {
      throw new TypeError('a browser that lacks something')
    }
    await desk.take(
      [
        { kind: 'accounts', accounts: [], unread: 0 },
        { kind: 'text', text: 'Dear heir' },
      ],
      'photo.png',
    )
    expect(page.news[0]).toEqual({ kind: 'failed', from: 'photo.png' })
    expect(page.texts).toEqual(['Dear heir'])
  })
})

describe('a post-quantum identity', () => {
  it('opens what is locked to it, and a wrong character in it is noticed', async () => {
    const identity = await generateHybridIdentity()
    const lock = { recipient: await identityToRecipient(identity) }
    const file = await ageFile(new TextEncoder().encode('Dear heir'), lock, { armored: false })
    const { page, desk } = await deskWith({ kind: 'age', file, lock: 'identity' })
    const wrong = `${identity.slice(0, 40)}${identity[40] === 'Q' ? 'P' : 'Q'}${identity.slice(41)}`
    await desk.take([{ kind: 'identity', identity: wrong }], 'paper')
    expect(page.news.at(-1)).toEqual({ kind: 'identity-damaged' })
    await desk.take([{ kind: 'identity', identity }], 'paper')
    expect(page.texts).toEqual(['Dear heir'])
  })
})

describe('a passphrase', () => {
  it('that opened one sheet is tried on the others that wait', async () => {
    const { page, open } = await deskWith(await sealed('one', COMMON), await sealed('two', COMMON))
    await open(1, COMMON)
    expect(page.texts).toEqual(['two', 'one'])
    expect(page.sealed).toEqual([])
    expect(page.news.at(-1)).toEqual({ kind: 'opened', opened: 2, tried: 2 })
  })

  it('leaves those sealed that have another', async () => {
    const three = [await sealed('one', COMMON), await sealed('two', OTHER), await sealed('three', COMMON)]
    const { page, open } = await deskWith(...three)
    await open(0, COMMON)
    expect(page.texts).toEqual(['one', 'three'])
    expect(page.tried.map(({ ended }) => ended)).toEqual([true, false, true])
    expect(page.news.at(-1)).toEqual({ kind: 'opened', opened: 2, tried: 3 })
    await open(0, OTHER)
    expect(page.texts).toEqual(['one', 'three', 'two'])
  })

  it('that opens nothing is tried on nothing else', async () => {
    const { page, open } = await deskWith(await sealed('one', COMMON), await sealed('two', OTHER))
    await open(0, OTHER)
    expect(page.texts).toEqual([])
    expect(page.tried).toHaveLength(1)
    expect(page.news.at(-1)).toEqual({ kind: 'unopened', why: 'wrong-key', lock: 'passphrase' })
  })

  it('is tried on what is brought meanwhile, and asked for again after that', async () => {
    const [late, later] = [await sealed('late', COMMON), await sealed('later', COMMON)]
    const { page, desk, open } = await deskWith(await sealed('one', COMMON))
    let brought: Promise<unknown> | undefined
    page.meanwhile = () => {
      brought ??= desk.take([late], 'the camera')
    }
    await open(0, COMMON)
    await brought
    expect(page.texts).toEqual(['one', 'late'])
    await desk.take([later], 'the camera')
    expect(page.sealed).toHaveLength(1)
    expect(page.news.at(-1)).toEqual({ kind: 'sealed' })
  })

  it('is let go when it is stopped at the second', async () => {
    const { page, desk, open } = await deskWith(await sealed('one', COMMON), await sealed('two', COMMON))
    page.meanwhile = () => {
      if (page.tried.length === 2) desk.stop()
    }
    await open(0, COMMON)
    expect(page.texts).toEqual(['one'])
    expect(page.sealed).toHaveLength(1)
    expect(page.news.at(-1)).toEqual({ kind: 'unopened', why: 'stopped', lock: 'passphrase' })
  })

  it('shows nothing any more once all is forgotten', async () => {
    const { page, desk, open } = await deskWith(await sealed('one', COMMON), await sealed('two', COMMON))
    page.meanwhile = () => {
      if (page.tried.length === 2) desk.forget()
    }
    await open(0, COMMON)
    expect(page.texts).toEqual(['one'])
    expect(page.sealed).toEqual([])
    expect(page.tried).toHaveLength(2)
    expect(page.news.at(-1)).toEqual({ kind: 'other-text' })
  })

  it('takes nothing more of what was being read when all is forgotten', async () => {
    const { page, desk } = await deskWith()
    const before = desk.round
    const taking = desk.take(
      ['one', 'two'].map((text) => ({ kind: 'text', text })),
      'a page',
    )
    desk.forget()
    await taking
    expect(page.texts).toEqual(['one'])
    expect(desk.round).toBe(before + 1)
  })

  it('is not tried while another one is', async () => {
    const { page, open } = await deskWith(await sealed('one', COMMON), await sealed('two', OTHER))
    await Promise.all([open(0, COMMON), open(1, OTHER)])
    expect(page.news).toContainEqual({ kind: 'busy' })
    expect(page.texts).toEqual(['one'])
  })
})

describe('a vault', () => {
  const file = new Uint8Array(readFileSync(new URL('../../../vault/vectors/v1.rkit', import.meta.url)))
  const { passphrases, identity } = JSON.parse(
    readFileSync(new URL('../../../vault/vectors/v1.json', import.meta.url), 'utf8'),
  ) as { passphrases: [string, string]; identity: string }
  const vault = { kind: 'vault', file } as const

  /** The same with other keys, and no paper key. */
  async function another(): Promise<Material> {
    const folder = mkdtempSync(join(tmpdir(), 'desk-vault-'))
    const made = await Vault.create(join(folder, 'x.rkit'), passphraseBytes(COMMON), TEST_COSTS)
    made.close()
    const bytes = new Uint8Array(readFileSync(join(folder, 'x.rkit')))
    rmSync(folder, { recursive: true })
    return { kind: 'vault', file: bytes }
  }

  it('waits for its passphrase or paper key, and opens with either', async () => {
    const { page, open } = await deskWith(vault)
    expect(page.news).toEqual([{ kind: 'vault-sealed', paperKey: true }])
    await open(0, 'wrong')
    expect(page.news.at(-1)).toEqual({ kind: 'vault-unopened', why: 'wrong-passphrase' })
    await open(0, passphrases[1])
    expect(page.news.at(-1)).toEqual({ kind: 'kit', accounts: 2, unread: 0, damage: 0 })
    const { page: other } = await deskWith(vault, { kind: 'identity', identity })
    expect(other.kits).toEqual(page.kits)
    expect(page.sealed).toEqual([])
  })

  it('says whether a paper key is another one, or cannot open it at all', async () => {
    const wrong = identityOf(new Uint8Array(32).fill(9))
    const { page } = await deskWith(vault, { kind: 'identity', identity: wrong })
    expect(page.news.at(-1)).toEqual({ kind: 'vault-unopened', why: 'wrong-paper-key' })
    const { page: other } = await deskWith(await another(), { kind: 'identity', identity })
    expect(other.news).toEqual([
      { kind: 'vault-sealed', paperKey: false },
      { kind: 'vault-unopened', why: 'no-paper-key' },
    ])
  })

  it('is not tried with the passphrase of a sheet, which would take long', async () => {
    const { page, open } = await deskWith(await sealed('one', COMMON), await another())
    await open(0, COMMON)
    expect([page.texts, page.tried.length, page.sealed.length]).toEqual([['one'], 1, 1])
    await open(0, COMMON)
    expect(page.kits).toHaveLength(1)
  })

  it('is stopped, and forgotten, like everything else', async () => {
    const { page, desk, open } = await deskWith(vault)
    page.meanwhile = () => {
      desk.stop()
    }
    await open(0, passphrases[0])
    expect(page.news.at(-1)).toEqual({ kind: 'vault-unopened', why: 'stopped' })
    page.meanwhile = () => {
      desk.forget()
    }
    await open(0, passphrases[0])
    expect([page.kits, page.sealed]).toEqual([[], []])
  })

  it('that is damaged is refused before anybody types a passphrase, and one that is here is passed over', async () => {
    const cut = { kind: 'vault', file: file.subarray(0, 9000) } as const
    const { page, desk } = await deskWith(cut)
    expect(page.news).toEqual([
      { kind: 'refused', why: { kind: 'vault', problem: { kind: 'cut-short', size: 9000, expected: 32_768 } } },
    ])
    expect(page.sealed).toEqual([])
    expect(await desk.take([vault], 'v1.rkit')).toBe(true)
    expect(await desk.take([{ kind: 'vault', file: file.slice() }], 'again.rkit')).toBe(false)
    expect(page.sealed).toHaveLength(1)
  })
})

describe('shares', () => {
  const identity = identityOf(new Uint8Array(32).fill(7))
  const shares = splitSecret(new Uint8Array(32).fill(7), {
    threshold: 2,
    count: 2,
    random: (length) => new Uint8Array(length).fill(3),
  }).map((words): Material => ({ kind: 'share', words: words.join(' ') }))

  it('are put together one after the other, also when they come at once, and it is said how far that is', async () => {
    const page = new Page()
    const desk = new Desk(page)
    await Promise.all(shares.map((share) => desk.take([share], 'the camera')))
    expect(page.identities).toEqual([identity])
    expect(page.news.flatMap((news) => (news.kind === 'combining' ? [news.share] : []))).toEqual([0.25, 0.5, 0.75, 1])
  })

  it('are forgotten while they are put together', async () => {
    const page = new Page()
    const desk = new Desk(page)
    const taking = desk.take(shares, 'photo.png')
    await Promise.resolve()
    desk.forget()
    await taking
    expect(page.identities).toEqual([])
  })
})
