import { describe, expect, it, test } from 'vitest'
import { SERVICES } from '../../../electron/services/services.ts'
import { needsOf } from '../../../electron/sheets/needs/needs.ts'
import { CONTENT, cellsIn } from '../../../electron/sheets/layout/page.ts'
import { printableText } from '../../../electron/sheets/content/printable.ts'
import { wrapProse } from '../../../electron/sheets/layout/wrap.ts'

const NEEDS: Readonly<Record<string, readonly string[]>> = {
  PyPI: [
    'The password of the account; a new one is set by mail, not by a recovery code.',
    'The mailbox: from an unknown network PyPI mails a link before a code of either kind works; a security key needs none.',
    "If all is lost: PyPI staff, in 3 to 14 days. Proof: mail from the account's address and a branch pushed to a linked public repository; without the branch seven days more.",
    'This was true on 2026-08-21; check pypi.org for changes.',
  ],
  TestPyPI: [
    'The password of the account, which is not the one at PyPI; a new one is set by mail, not by a recovery code.',
    'The mailbox: from an unknown network TestPyPI mails a link before a code of either kind works; a security key needs none.',
    'If all is lost, try PyPI staff.',
    'This was true on 2026-08-21; check test.pypi.org for changes.',
  ],
  npm: [
    'The password of the account: a recovery code does not replace it.',
    'An authenticator app that is removed cannot be added again.',
    "If all is lost: npm support, by a ticket from the sign-in page. Proof: the password and a code mailed to the account's address, or a GitHub account linked before.",
    'This was true on 2026-08-21; check docs.npmjs.com for changes.',
  ],
  GitHub: [
    'The password of the account, or a passkey; a new password is set by mail and a second factor or a recovery code.',
    'Without codes: the password and the mailbox, and an SSH key of the account, an access token or a known device; staff decide, in 1 to 7 days.',
    'If all is lost: GitHub resets no second factor. The mail address can be freed from the locked account and used for a new one.',
    'This may have changed; check docs.github.com.',
  ],
  GitLab: [
    'The password of the account, or the single sign-on it uses.',
    'Without codes: an SSH key of the account makes new ones (ssh git@gitlab.com 2fa_recovery_codes); nobody has proven that it works.',
    'If all is lost: GitLab.com resets no second factor of free accounts.',
    'This was true in 2025; check docs.gitlab.com for changes.',
  ],
  'crates.io': [
    'The GitHub account: crates.io has no sign-in of its own.',
    'crates.io goes by the GitHub user id: a new GitHub account of the same name is a stranger.',
    'If all is lost: help@crates.io.',
    'This was true on 2026-08-06; check crates.io for changes.',
  ],
  RubyGems: [
    'The password of the account; a new one is set by mail and a second factor or a recovery code.',
    'Up to 2 recovery codes for one recovery; there is no new set while a device is registered.',
    "If all is lost, try support@rubygems.org. Proof: an issue in the gem's repository, in cases of 2022 and 2023.",
    'This was true on 2026-08-06; check guides.rubygems.org for changes.',
  ],
  NuGet: [
    'The Microsoft or Entra account: NuGet.org has no sign-in of its own.',
    'If all is lost: Microsoft account support; NuGet.org itself cannot reset it.',
    'This was true on 2026-08-07; check learn.microsoft.com for changes.',
  ],
  'Maven Central': [
    'The password of the account, or the GitHub or Google account that signs in to it; a new password is set by mail.',
    'If all is lost: Central support. Proof: mail from the address that the account is known by; without that mail perhaps no way back.',
    'This may have changed; check central.sonatype.org.',
  ],
  'Docker Hub': [
    'The password of the account: a recovery code does not replace it.',
    'The recovery code: Docker Hub issues only one.',
    "If all is lost: Docker support. Proof: the password and the account's primary mail address.",
    'This may have changed; check hub.docker.com.',
  ],
  Packagist: [
    'The password of the account, or the GitHub account that signs in to it; a new password is set by mail and the authenticator app.',
    'The recovery code: Packagist issues only one, and using it turns the second factor off.',
    'If all is lost, try contact@packagist.org.',
    'This was true on 2026-08-07; check packagist.org for changes.',
  ],
  Hex: [
    'The password of the account, or the GitHub account that signs in to it; a new password is set by mail, which revokes its access tokens.',
    'If all is lost, try support@hex.pm.',
    'This was true on 2026-08-21; check hex.pm for changes.',
  ],
  PAUSE: [
    'The password of the account; a new one is set by mail.',
    'If all is lost, try the PAUSE administrators.',
    'This was true on 2026-04-26; check pause.perl.org for changes.',
  ],
  CRAN: [
    "There is no account: CRAN goes by the maintainer's mail address in DESCRIPTION, from which each submission is confirmed.",
    'If all is lost, try the CRAN team.',
    'This may have changed; check cran.r-project.org.',
  ],
  'Homebrew tap': [
    'There is no account: Homebrew goes by the repository of the tap, and publishes what is pushed to it.',
    'This was true on 2026-07-18; check docs.brew.sh for changes.',
  ],
  Codeberg: [
    'The password of the account: a recovery code does not replace it.',
    'The recovery code: Codeberg issues only one; once used there is none until you make one.',
    'This may have changed; check docs.codeberg.org.',
  ],
  Google: [
    'The password of the account: a recovery code does not replace it.',
    "If all is lost, try Google's recovery form, without any promise and after days to weeks.",
    'This may have changed; check support.google.com.',
  ],
  Proton: [
    'The password of the account; a new one is set by the recovery phrase, not by a recovery code.',
    'Without codes: the recovery phrase, to turn the second factor off.',
    'If all is lost, try Proton support.',
    'This may have changed; check proton.me.',
  ],
  Fastmail: [
    'The password of the account.',
    'A text message to the telephone number on file is a second factor, too.',
    'This may have changed; check fastmail.help.',
  ],
  '1Password': [
    'The password of the account and the Secret Key.',
    'If all is lost, try a family organizer or team administrator.',
    'This may have changed; check support.1password.com.',
  ],
  Bitwarden: [
    'The password of the account: a recovery code does not replace it.',
    'The recovery code: Bitwarden issues only one, and using it turns the second factor off.',
    'If all is lost: Bitwarden resets no second factor. Without the code, support can only delete the account.',
    'This may have changed; check bitwarden.com.',
  ],
}

describe('what a service asks for besides', () => {
  it('is said of every service to which a way is known', () => {
    const known = SERVICES.filter(({ routes }) => routes.length > 0).map(({ name }) => name)
    expect(Object.keys(NEEDS).sort()).toEqual(known.sort())
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

test.each(['', 'My own server', 'gitlab.example.org', 'Slack', 'Nextcloud', 'Microsoft', 'Domain registrar'])(
  'nothing is said of %j',
  (called) => {
    expect(needsOf(called)).toEqual([])
  },
)
