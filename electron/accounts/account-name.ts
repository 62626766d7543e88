/** What an account is called on a screen: "PyPI · alice", or only the one of the two that it has; empty for neither. */
export function accountName({ service, name }: { readonly service: string; readonly name: string }): string {
  return [service, name].filter(Boolean).join(' · ')
}
