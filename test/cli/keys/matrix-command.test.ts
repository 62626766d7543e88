import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { credentialName } from '../../../electron/accounts/credential-name.ts'
import type { KeyDetailsRecord, Stored } from '../../../electron/accounts/records.ts'
import { kitJson } from '../../../electron/exports/kit-json.ts'
import { TestCli } from '../../fixtures/cli.ts'
import { smallKit } from '../../fixtures/exports.ts'
import { accountRecord, keyRecord } from '../../fixtures/intake/plans.ts'

const [BLUE, RED] = ['b'.repeat(32), 'c'.repeat(32)] as [string, string]
const [PYPI, NPM, DOCKER, AWS] = ['1', '2', '3', '4'].map((digit) => digit.repeat(32)) as [
  string,
  string,
  string,
  string,
]
const on = '2026-01-02'

function details(name: string, more: Partial<KeyDetailsRecord>): Stored<KeyDetailsRecord> {
  const { credentialId } = keyRecord(BLUE, name)
  return {
    kind: 'key-details',
    id: name.padEnd(32, '0').replace(/[^0-9a-f]/g, '0'),
    credential: credentialName(credentialId),
    ...more,
  }
}

let cli: TestCli

beforeEach(async () => {
  cli = new TestCli()
  await cli.kit(['create', cli.vault])
})

afterEach(() => {
  cli.close()
})

async function bringIn(...records: readonly Stored[]): Promise<void> {
  await cli.kit(['import', cli.vault, cli.write('kit.json', kitJson(smallKit({ records })).bytes)])
}

const matrix = (...args: readonly string[]) => cli.kit(['keys', cli.vault, '--matrix', ...args])

describe('keys --matrix', () => {
  it('is a table of accounts by keys, the worst first, with what is to be done', async () => {
    await bringIn(
      { ...accountRecord(PYPI, 'PyPI', 'alice'), keys: [BLUE, RED].map((key) => ({ key, noted: on })) },
      accountRecord(NPM, 'npm', 'carol'),
      accountRecord(DOCKER, 'Docker Hub', 'alice'),
      accountRecord(AWS, 'AWS', 'root'),
      keyRecord(BLUE, 'Blue'),
      keyRecord(RED, 'Red'),
      details('Red', { gone: { how: 'lost', on } }),
    )
    expect(await matrix()).toEqual({
      exit: 0,
      out: [
        'Account       Blue                    Red (lost 2026-01-02)   In short',
        'npm · carol   –                       –                       Nothing noted',
        'PyPI · alice  you said so 2026-01-02  you said so 2026-01-02  None tried yet',
        '',
        '1 account at a service that may or may not take security keys: AWS · root.',
        '1 account left out: its service takes no security keys.',
        '',
        'To remove:',
        '  PyPI · alice: Remove Red there: it is lost.',
        '',
        'Add Blue at 1 account:',
        '  npm · carol: in the security settings of npm',
        '',
        'Sign in once with Blue:',
        '  PyPI · alice',
      ].join('\n'),
      err: '',
    })
  })

  it('is in JSON what the window gets', async () => {
    await bringIn(
      { ...accountRecord(PYPI, 'PyPI', 'alice'), keys: [{ key: BLUE, noted: on }] },
      keyRecord(BLUE, 'Blue'),
    )
    expect(JSON.parse((await matrix('--json')).out)).toMatchObject({
      keys: [{ name: 'Blue', enrolAt: [] }],
      rows: [
        {
          service: 'PyPI',
          name: 'alice',
          where: { kind: 'page', page: 'https://pypi.org/manage/account/webauthn-provision' },
          cells: [{ kind: 'told', on }],
          inShort: { kind: 'none-tried', told: 1 },
          remove: [],
        },
      ],
      notKnown: [],
      without: 0,
    })
  })

  it('cuts long names and shows hidden characters, so that the columns stay in line', async () => {
    await bringIn(accountRecord(PYPI, 'PyPI', 'a'.repeat(500)), keyRecord(BLUE, 'Bl\u202eue'))
    const [head = '', row = ''] = (await matrix()).out.split('\n')
    expect(head).toBe(`${'Account'.padEnd(40)}  Bl\\u202eue  In short`)
    expect(row).toBe(`PyPI · ${'a'.repeat(32)}…  ${'–'.padEnd(10)}  Nothing noted`)
  })

  it('says what is missing when there is no key, or no account for one', async () => {
    expect((await matrix()).out).toBe('No key tested yet. Test keys in the window of the app.')
    await bringIn(keyRecord(BLUE, 'Blue'))
    expect((await matrix()).out).toBe('No account takes security keys, as far as is known.')
  })

  it('changes nothing, and refuses to be asked to', async () => {
    const { exit, err } = await matrix('pypi')
    expect([exit, err]).toEqual([
      2,
      '--matrix shows all accounts and changes nothing: keys VAULT --matrix. See: npm run -s kit -- help',
    ])
  })
})

describe('sheet --key-table', () => {
  it('prints the table with the sheets', async () => {
    await cli.kit(['import', cli.vault, cli.write('kit.json', kitJson(smallKit()).bytes)])
    const sheet = async (name: string, ...args: readonly string[]) =>
      await cli.kit(['sheet', cli.vault, '--out', cli.path(name), '--account', 'pypi', '--json', ...args])
    const without = await sheet('a.pdf', '--key-table')
    expect([without.exit, without.err]).toEqual([
      1,
      'There is no security key in the vault, so there is no table of keys. Nothing was printed. Leave out the table, or test a key first.',
    ])
    await bringIn(keyRecord(BLUE, 'Blue'))
    const [plain, tabled] = [await sheet('b.pdf'), await sheet('c.pdf', '--key-table')]
    const sheets = ({ out }: typeof plain) => (JSON.parse(out) as { readonly sheets: number }).sheets
    expect(sheets(tabled) - sheets(plain)).toBe(1)
  })
})
