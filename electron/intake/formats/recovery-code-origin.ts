/** Where a list of recovery codes comes from, as far as its file name and shape tell. */
export interface CodeOrigin {
  /** Empty when it is not known. */
  readonly service: string
  readonly account: string
  /** `YYYY-MM-DD`. */
  readonly issued?: string
  readonly warnings: readonly string[]
}

interface KnownService {
  readonly service: string
  readonly count: number
  readonly shape: RegExp
  /** Groups: account, then date of issue, where the name has them. */
  readonly fileName?: RegExp
  /** Told by shape and count alone; false where another service issues the same. */
  readonly telling: boolean
}

/** How these services issue codes. Each line says where that is stated. */
const SERVICES: readonly KnownService[] = [
  {
    service: 'PyPI', // pypi/warehouse accounts/services.py: 8 times token_hex(8); file name by its download link
    count: 8,
    shape: /^[0-9a-f]{16}$/,
    fileName: /^PyPI-Recovery-Codes-(.+)-(\d{4}-\d{2}-\d{2})T\d{2}[_:]\d{2}/i,
    telling: true,
  },
  {
    service: 'TestPyPI', // the same program on test.pypi.org
    count: 8,
    shape: /^[0-9a-f]{16}$/,
    fileName: /^TestPyPI-Recovery-Codes-(.+)-(\d{4}-\d{2}-\d{2})T\d{2}[_:]\d{2}/i,
    telling: false,
  },
  {
    service: 'GitHub', // docs.github.com, "Configuring two-factor authentication recovery methods"
    count: 16,
    shape: /^[0-9a-f]{5}-[0-9a-f]{5}$/,
    fileName: /^github-recovery-codes/i,
    telling: true,
  },
  {
    service: 'GitLab', // docs.gitlab.com, two-factor authentication; devise-two-factor's defaults
    count: 10,
    shape: /^[0-9a-f]{16}$/,
    fileName: /^gitlab-recovery-codes/i,
    telling: false, // Mastodon issues the same
  },
  {
    service: 'RubyGems.org', // rubygems.org user_multifactor_methods.rb: 10 times SecureRandom.hex(6)
    count: 10,
    shape: /^[0-9a-f]{12}$/,
    telling: true,
  },
]

/** A file name that fits decides; without one, shape and count only suggest, and say so. */
export function originOf(fileName: string, codes: readonly string[]): CodeOrigin {
  for (const known of SERVICES) {
    const match = known.fileName?.exec(fileName)
    if (!match || !codes.some((code) => known.shape.test(code))) continue
    const [, account = '', issued] = match
    return {
      service: known.service,
      account,
      ...(issued !== undefined && isDate(issued) && { issued }),
      warnings: countWarning(known, codes.length),
    }
  }
  const likely = SERVICES.find(
    ({ telling, count, shape }) => telling && count === codes.length && codes.every((code) => shape.test(code)),
  )
  if (!likely) return { service: '', account: '', warnings: [] }
  const warnings = [`The service was told by the shape of the codes; check that it is ${likely.service}.`]
  return { service: likely.service, account: '', warnings }
}

function countWarning({ service, count }: KnownService, found: number): string[] {
  if (found >= count) return []
  return [`${service} issues ${count} codes, and there are ${found} here. Used ones may have been taken out.`]
}

function isDate(text: string): boolean {
  const time = Date.parse(text)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}
