/** What an account is called on screen: "PyPI · alice", or whichever of the two it has. Empty if it has neither. */
export function accountName({ service, name }: { readonly service: string; readonly name: string }): string {
  return [service, name].filter(Boolean).join(' · ')
}
