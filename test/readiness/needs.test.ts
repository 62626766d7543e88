import { describe, expect, it, test } from 'vitest'
import { needsOf } from '../../electron/readiness/needs.ts'
import { SERVICES } from '../../electron/readiness/services.ts'
import { CONTENT, cellsIn } from '../../electron/sheets/page.ts'
import { printableText } from '../../electron/sheets/printable.ts'
import { wrapProse } from '../../electron/sheets/wrap.ts'

const NEEDS: Readonly<Record<string, readonly string[]>> = {
  PyPI: [
    'The password of the account: a recovery code does not replace it.',
    'The mailbox: from an unknown network PyPI mails a link before a recovery code works.',
    "If all is lost: PyPI staff; proof: a reply by mail and a branch pushed to a project's public repository, else 7 days.",
    'This held on 2026-08-21; what holds now is at pypi.org.',
  ],
  TestPyPI: [
    'The password of the account, which is not the one at PyPI.',
    'The mailbox: from an unknown network TestPyPI mails a link before a recovery code works.',
    'If all is lost: PyPI staff.',
    'This held on 2026-08-21; what holds now is at test.pypi.org.',
  ],
  npm: [
    'The password of the account.',
    'If all is lost: npm support, by a ticket; proof: a code mailed to you, a linked GitHub account.',
    'This held on 2026-08-21; what holds now is at docs.npmjs.com.',
  ],
  GitHub: [
    'The password of the account: a recovery code does not replace it.',
    'Without codes: the password, a verified mailbox, and a verified device, SSH key or access token; up to 3 business days.',
    'No support: GitHub does not reset two-factor authentication.',
    'This may have changed; what holds now is at docs.github.com.',
  ],
  GitLab: [
    'The password of the account, or the single sign-on it uses.',
    'Without codes: an SSH key of the account makes new ones (ssh git@gitlab.com 2fa_recovery_codes).',
    'No support for free accounts: GitLab.com does not reset their two-factor authentication.',
    'This may have changed; what holds now is at docs.gitlab.com.',
  ],
  'crates.io': [
    'The GitHub account: crates.io has no sign-in of its own.',
    'crates.io goes by the GitHub user id: a new account of the same name is a stranger.',
    'If all is lost: help@crates.io.',
    'This held on 2026-08-21; what holds now is at crates.io.',
  ],
  RubyGems: [
    'The password of the account.',
    'Up to 2 recovery codes for one recovery.',
    "If all is lost: support@rubygems.org; proof: an issue in the gem's repository (asked for in 2022 and 2023).",
    'This held on 2026-08-22; what holds now is at guides.rubygems.org.',
  ],
  NuGet: [
    'The Microsoft or Entra account: NuGet.org has no sign-in of its own.',
    'If all is lost: Microsoft account support; NuGet.org itself cannot reset it.',
    'This held on 2026-08-07; what holds now is at learn.microsoft.com.',
  ],
  'Maven Central': [
    'The password of the account, or the Google or GitHub account that signs in to it.',
    'If all is lost: Central support; proof: mail from the address that the account is known by.',
    'This may have changed; what holds now is at central.sonatype.org.',
  ],
  'Docker Hub': [
    'The password of the account.',
    'The recovery code: Docker Hub issues only one.',
    'If all is lost: Docker support; proof: the primary mail address of the account.',
    'This may have changed; what holds now is at hub.docker.com.',
  ],
}

describe('what a service asks for besides', () => {
  it('is said of every service that is known', () => {
    expect(Object.keys(NEEDS)).toEqual(SERVICES.map(({ name }) => name))
  })

  it.each(Object.entries(NEEDS))('is for %s exactly this', (name, sentences) => {
    expect(needsOf(name)).toEqual(sentences)
  })

  it.each(SERVICES)('is at most four sentences of two lines on a sheet for $name', ({ name }) => {
    const lines = needsOf(name).map((sentence) => wrapProse(sentence, cellsIn(CONTENT.width, 10)))
    expect(lines.length).toBeLessThanOrEqual(4)
    for (const line of lines) {
      expect(line.length).toBeLessThanOrEqual(2)
      for (const text of line) expect(text.length).toBeLessThan(90)
    }
  })

  it.each(SERVICES)('prints as it is for $name', ({ name }) => {
    for (const sentence of needsOf(name)) {
      expect(printableText(sentence, (codePoint) => codePoint < 127)).toEqual({ text: sentence, substituted: false })
    }
  })
})

test('an account at the address of a service gets the same', () => {
  expect(needsOf('https://pypi.org/')).toEqual(NEEDS.PyPI)
})

test.each(['', 'My own server', 'gitlab.example.org', 'Google'])('nothing is said of %j', (called) => {
  expect(needsOf(called)).toEqual([])
})
