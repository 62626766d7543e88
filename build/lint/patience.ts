/** A rule of our own for tests. It does what ESLint's `no-restricted-syntax` did, which Oxlint has not. */

const PATIENT = 'No timeout of its own: a busy machine is ten times slower. PATIENCE ends tests that hang.'

const TIMEOUTS = [
  'CallExpression[callee.name=/^(it|test|beforeAll|beforeEach)$/] > Literal.arguments[value>0]',
  'CallExpression[callee.callee.property.name="each"] > Literal.arguments[value>0]',
  'ObjectExpression > Property[key.name="timeout"] > Literal',
]

/** What the rule needs of ESLint's interface for rules, which is Oxlint's too. */
interface Context {
  readonly report: (found: { readonly node: unknown; readonly message: string }) => void
}

export default {
  meta: { name: 'kit' },
  rules: {
    'no-own-timeout': {
      create: (context: Context) => {
        const report = (node: unknown): void => {
          context.report({ node, message: PATIENT })
        }
        return Object.fromEntries(TIMEOUTS.map((selector) => [selector, report]))
      },
    },
  },
}
