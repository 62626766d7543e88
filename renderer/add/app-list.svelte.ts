import { OFTEN_USED, OTHER_APPS, type OtherApp } from './other-apps.ts'

/** The apps that codes can come from: searched by name, one opened at a time. */
export class AppList {
  search = $state('')
  /** The id of the app whose steps are shown. */
  open = $state('')
  #all = $state(false)

  readonly found: readonly OtherApp[] = $derived.by(() => {
    const words = simple(this.search)
    if (words !== '')
      return OTHER_APPS.filter(({ name, also = [] }) => [name, ...also].some((one) => simple(one).includes(words)))
    return this.#all ? OTHER_APPS : OTHER_APPS.slice(0, OFTEN_USED)
  })
  /** How many are not shown yet, where nothing is searched for. */
  readonly hidden = $derived(simple(this.search) === '' ? OTHER_APPS.length - this.found.length : 0)

  toggle = (id: string): void => {
    this.open = this.open === id ? '' : id
  }

  showAll = (): void => {
    this.#all = true
  }
}

/** "1 Password" is found as "1password", "2fas" as "2FAS". */
function simple(text: string): string {
  return text.toLowerCase().replaceAll(/[\s.-]/g, '')
}
