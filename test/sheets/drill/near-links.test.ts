import { expect, it } from 'vitest'
import { nearestLink } from '../../../electron/sheets/drill/link-difference.ts'
import { NearLinks } from '../../../electron/sheets/drill/near-links.ts'

const link = (name: string, rest: string) => `otpauth://totp/PyPI:${name}?${rest}`
const LINKS = [
  link('alice', 'secret=JBSWY3DPEHPK3PXP&issuer=PyPI'),
  link('bob', 'secret=JBSWY3DPEHPK3PXP&issuer=PyPI'),
  link('alice', 'secret=GEZDGNBVGY3TQOJQ&issuer=PyPI&digits=8'),
  'motp://PyPI:carol?secret=0123456789abcdef',
  'no link at all',
]
const TEXTS = [
  ...LINKS,
  link('alice', 'issuer=PyPI&secret=JBSWY3DPEHPK3PXQ'),
  link('carol', 'secret=JBSWY3DPEHPK3PXP&issuer=PyPI'),
  link('alice', 'secret=GEZDGNBVGY3TQOJQ&issuer=PyPI'),
  link('bob', 'secret=JBSWY3DPEHPK3PXP&issuer=PyPI&period=60'),
  link('alice', 'secret=JBSWY3DPEHPK3PXP'),
  'motp://PyPI:carol?secret=1123456789abcdef',
  'otpauth;//totp/PyPI:bob?secret=JBSWY3DPEHPK3PXP&issuer=PyPI',
  'no link at alk',
  'No link at all',
]

it.each(TEXTS)('among the candidates are all links that differ in one thing alone: %s', (text) => {
  const near = new NearLinks(LINKS, (one) => [one])
  const found = [...near.candidates(text)].filter((one) => nearestLink(text, [one]) !== undefined)
  expect(new Set(found)).toEqual(new Set(LINKS.filter((one) => nearestLink(text, [one]) !== undefined)))
})

it.each([100, 1000])('a text has few candidates among %i links', (count) => {
  const links = Array.from({ length: count }, (_, at) =>
    link(`user${at}`, `secret=${at.toString().padStart(16, 'A')}&issuer=PyPI`),
  )
  const near = new NearLinks(links, (one) => [one])
  expect([...near.candidates(links[7]?.replace('AAAA', 'BAAA') ?? '')]).toEqual([links[7]])
  expect(near.candidates(link('mallory', 'secret=QQQQQQQQQQQQQQQQ&issuer=PyPI')).size).toBe(0)
})
