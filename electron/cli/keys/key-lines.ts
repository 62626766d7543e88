import { accountName } from '../../accounts/account-name.ts'
import type { KeysView, KeyStanding, KeyView } from '../../contract.ts'
import type { Call } from '../command.ts'

/** Every key with its age and its last test, then which of them were shown to be two. */
export function printKeys({ options, terminal }: Pick<Call, 'options' | 'terminal'>, view: KeysView): void {
  const { keys, failed } = view
  if (options.json === true) {
    terminal.out(JSON.stringify({ keys, failed }))
    return
  }
  if (keys.length === 0) terminal.out('No key tested yet. Test keys in the window of the app.')
  for (const key of keys) for (const line of linesOf(key)) terminal.out(line)
  const inUse = keys.filter(({ gone }) => !gone)
  for (const line of pairLines(inUse)) terminal.out(line)
}

function linesOf(key: KeyView): readonly string[] {
  const { sticker, place, with: keeper, algorithm, added } = key
  const facts = [
    sticker === undefined ? undefined : `${sticker} sticker`,
    place,
    keeper === undefined ? undefined : `with ${keeper}`,
    algorithm,
    `added ${added.slice(0, 10)}`,
  ]
  return [
    `${key.name}  ${standingText(key.standing, key)}`,
    `  ${facts.filter((fact) => fact !== undefined && fact !== '').join(', ')}`,
    `  ${key.accounts.map(accountName).join(', ') || 'at no account'}`,
    ...(key.formerly.length > 0 ? [`  also known as ${key.formerly.join(', ')}`] : []),
  ]
}

function standingText(standing: KeyStanding, { gone }: KeyView): string {
  switch (standing.kind) {
    case 'works':
      return `worked on ${standing.on}`
    case 'due':
      return `worked on ${standing.on}, due for a test since ${standing.since}`
    case 'suspect':
      return standing.counter ? `counter went back on ${standing.on}` : `last test failed on ${standing.on}`
    case 'never':
      return 'never tested'
    case 'gone':
      return gone ? `${gone.how} on ${gone.on}` : 'out of use'
  }
}

/** Each pair once. */
function pairLines(keys: readonly KeyView[]): readonly string[] {
  const after = (key: KeyView, id: string): boolean => keys.findIndex((one) => one.id === id) > keys.indexOf(key)
  return keys.flatMap((key) => [
    ...key.different
      .filter(({ id }) => after(key, id))
      .map(({ name, on }) => `${key.name} and ${name} are two different keys, shown on ${on}.`),
    ...key.notCompared
      .filter(({ id }) => after(key, id))
      .map(({ name }) => `${key.name} and ${name} have not been compared yet.`),
  ])
}
