/** Answers as they are shown again. */
import type { ToldAccountView, WhereView } from '../../electron/contract.ts'
import { day, listed } from '../wording.ts'

type Holding = ToldAccountView['holdings'][number]
type Link = ToldAccountView['links'][number]
type Fact = ToldAccountView['facts'][number]

/** "phone and 2 of share 1, share 2, and share 3 (you said so on Mar 3, 2026)". */
export function holdingInWords(holding: Holding): string {
  if ('asked' in holding) return unknownInWords(holding.asked)
  const places = holding.in.map(whereInWords)
  return said(places.length === 0 ? 'nowhere' : listed(places), holding.told)
}

export function linkInWords(link: Link): string {
  if ('asked' in link) return unknownInWords(link.asked)
  const { to } = link
  return said(to === 'none' ? 'none' : 'account' in to ? to.account : to.outside, link.told)
}

export function factInWords(fact: Fact): string {
  return 'asked' in fact ? unknownInWords(fact.asked) : said(fact.is, fact.told)
}

function whereInWords(where: WhereView): string {
  if (typeof where === 'string') return where === 'vault' ? 'this vault' : where
  if (where.of.length === 0) return 'yes'
  return `${String(where.atLeast)} of ${listed(where.of.map(whereInWords))}`
}

function said(what: string, told: string): string {
  return `${what} (you said so on ${day(told)})`
}

function unknownInWords(asked: string): string {
  return `you did not know on ${day(asked)}`
}
