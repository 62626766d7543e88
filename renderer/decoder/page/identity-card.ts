import { identityGroups } from '../../vault/identity/identity-text.ts'
import { element } from './element.ts'

/** The paper key, hidden until it is asked for: it opens everything. */
export function identityCard(identity: string): HTMLElement {
  return element(
    'article',
    {},
    element('h3', {}, 'Paper key'),
    element('p', {}, 'Vaults and exports that it opens are opened here as soon as you bring them.'),
    element(
      'details',
      {},
      element('summary', {}, 'Show it, for Recovery Kit or another age program'),
      element('p', { class: 'secret' }, identityGroups(identity).join(' ')),
      element('p', { class: 'soft' }, 'Type it without spaces. Anyone who sees it can open the vault and its exports.'),
    ),
  )
}
