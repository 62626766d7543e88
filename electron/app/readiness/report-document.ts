import type { Report, ReportedAccount, ReportedPackage } from '../../readiness/report/report.ts'
import { besidesWords, cellWords, lossSentence } from '../../readiness/report/report-words.ts'
import { SERVICES } from '../../services/services.ts'
import type { DocumentPart, PrintedDocument } from '../../sheets/content/document.ts'

/** The report as a co-owner or an auditor reads it. */
export function reportDocument(report: Report): PrintedDocument {
  const { made, of, names, accounts, packages } = report
  return {
    running: 'report',
    title: of === undefined ? 'What a loss would shut' : `What a loss would shut: ${of}`,
    facts: [
      `Worked out on ${made} from a vault and answers. No secret is on these pages.`,
      ...(names ? [] : ['Names and logins are left out: each stands as a kind and a number.']),
    ],
    parts: [
      { kind: 'chapter', text: 'Packages, and their release without each person' },
      ...packageParts(packages),
      { kind: 'chapter', text: 'Accounts, with nothing lost' },
      accountTable(accounts),
      { kind: 'chapter', text: 'Single things whose loss shuts something' },
      ...lossParts(report),
      ...MEANINGS,
    ],
  }
}

/** Where answers are missing, none that is named does not mean that there is none. */
function lossParts({ accounts, losses }: Report): readonly DocumentPart[] {
  const unknown = accounts.some(({ goals }) => goals.some(({ known }) => !known))
  if (losses.length === 0 && unknown)
    return [{ kind: 'prose', text: 'Not known: answers are missing, so any loss may shut something.' }]
  if (losses.length === 0) return [{ kind: 'prose', text: 'There is none, as far as anybody told.' }]
  const points: DocumentPart = { kind: 'points', points: losses.map(lossSentence) }
  return unknown ? [points, { kind: 'prose', text: 'There may be more: answers are missing.' }] : [points]
}

function packageParts(packages: readonly ReportedPackage[]): readonly DocumentPart[] {
  if (packages.length === 0) return [{ kind: 'prose', text: 'No account publishes anything, as far as anybody told.' }]
  return [
    {
      kind: 'table',
      widths: [24, 24, 17],
      head: ['Package', 'Account', 'Release', 'Without one person; other owners'],
      rows: packages.map((one) => [one.name ?? 'not named', one.account, cellWords(one.release), besidesWords(one)]),
    },
  ]
}

function accountTable(accounts: readonly ReportedAccount[]): DocumentPart {
  const cell = ({ goals }: ReportedAccount, goal: string): string => cellWords(goals.find((one) => one.goal === goal))
  return {
    kind: 'table',
    widths: [36, 18, 17, 17],
    head: ['Account', 'Service', 'Sign in', 'Publish', 'Manage owners'],
    rows: accounts.map((one) => [
      one.account,
      serviceName(one.service),
      cell(one, 'sign-in'),
      cell(one, 'publish'),
      cell(one, 'own'),
    ]),
  }
}

function serviceName(id: string | undefined): string {
  return SERVICES.find((service) => service.id === id)?.name ?? id ?? ''
}

const MEANINGS: readonly DocumentPart[] = [
  { kind: 'chapter', text: 'What the words mean' },
  {
    kind: 'points',
    points: [
      'now: with what is in hand. up to 14 days: the most days that were seen.',
      'somebody decides: only by the goodwill of staff or of another owner, or by a way that nobody has seen work.',
      'never: no way of the service is left.',
      'not known: an answer that nobody has given yet may make it better. It does not count as good.',
    ],
  },
]
