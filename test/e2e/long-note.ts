import { aegisPlain } from '../fixtures/intake/aegis.ts'

/** An Aegis export of one account, whose note is too long for its sealed sheet. */
export const WITH_LONG_NOTE = Buffer.from(
  aegisPlain({
    entries: [
      {
        type: 'totp',
        issuer: 'Gem',
        name: 'carol',
        note: 'Ask Carol before you use this. '.repeat(22),
        info: { secret: 'MFRGGZDFMZTWQ2LKMFRGGZDFMZTWQ2LK', algo: 'SHA1', digits: 6, period: 30 },
      },
    ],
  }),
).toString()
