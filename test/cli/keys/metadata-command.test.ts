import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { TestCli } from '../../fixtures/cli.ts'
import { CONTENT, MADE_UP_FIDO } from '../../fixtures/metadata-blob.ts'

let cli: TestCli

beforeEach(async () => {
  cli = new TestCli()
  await cli.kit(['create', cli.vault])
})

afterEach(() => {
  cli.close()
})

const keys = async (...args: readonly string[]) => await cli.kit(['keys', cli.vault, ...args])
const blob = (content: unknown = CONTENT) => cli.write('blob.jwt', MADE_UP_FIDO.blob(content))

describe('keys --metadata', () => {
  it("reads FIDO's metadata, and says what it replaced", async () => {
    expect(await keys('--metadata', blob())).toEqual({
      exit: 0,
      out: [
        "FIDO's metadata number 42 is kept: 2 models.",
        'Its signature leads to a root that is built into this app. Revocation not checked.',
        'FIDO publishes the next one by 2026-03-15.',
        'Left out: one entry for devices that are no security keys.',
      ].join('\n'),
      err: '',
    })
    const { out } = await keys('--metadata', blob({ ...CONTENT, no: 43 }))
    expect(out.split('\n')[0]).toBe("FIDO's metadata number 43 is kept, in place of number 42: 2 models.")
  })

  it('ends with 5 for one that is out of date or older than the one that is kept', async () => {
    const old = await keys('--metadata', blob({ ...CONTENT, nextUpdate: '2026-02-28' }))
    expect([old.exit, old.out.split('\n')[2]]).toEqual([
      5,
      'It is out of date: the next one was due by 2026-02-28. Download it again.',
    ])
    expect(await keys('--metadata', blob({ ...CONTENT, no: 41 }))).toEqual({
      exit: 5,
      out: '',
      err: 'This file has number 41, and the vault keeps the newer number 42. Nothing was changed. Download the latest one.',
    })
  })

  it('ends with 4 for a file that is refused', async () => {
    expect(await keys('--metadata', cli.write('other.jwt', 'words'))).toEqual({
      exit: 4,
      out: '',
      err: "This is not FIDO's metadata as it is downloaded. Nothing was changed. Download blob.jwt at mds3.fidoalliance.org, and choose it as it is.",
    })
  })

  it('prints what came of it as JSON', async () => {
    const { exit, out } = await keys('--metadata', blob(), '--json')
    expect([exit, JSON.parse(out)]).toEqual([
      0,
      {
        kind: 'read',
        metadata: {
          number: 42,
          nextUpdate: '2026-03-15',
          read: '2026-03-01T12:00:00.000Z',
          models: 2,
          outOfDate: false,
        },
        others: 1,
      },
    ])
  })

  it('forgets what is kept, and then takes an older one', async () => {
    await keys('--metadata', blob({ ...CONTENT, no: 43 }))
    expect(await keys('--forget-metadata')).toEqual({
      exit: 0,
      out: "No metadata of FIDO's is kept any more.",
      err: '',
    })
    expect((await keys('--metadata', blob())).exit).toBe(0)
    expect((await keys('--forget-metadata', '--json')).out).toBe('{"kind":"forgotten"}')
  })

  it('is not about one account, and needs a file', async () => {
    expect(await keys('pypi', '--metadata', blob())).toEqual({
      exit: 2,
      out: '',
      err: 'Say only keys VAULT --metadata FILE, or keys VAULT --forget-metadata. Nothing was changed. See: npm run -s kit -- help',
    })
    expect((await keys('pypi', '--forget-metadata')).exit).toBe(2)
    expect((await keys('--forget-metadata', '--metadata', blob())).exit).toBe(2)
    expect((await keys('--metadata', cli.path('gone'))).exit).toBe(2)
  })
})
