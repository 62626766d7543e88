import { call } from '../call.ts'
import { Attempt } from '../state/attempt.svelte.ts'
import { Draft } from '../state/draft.svelte.ts'

/** What the cover says in the user's words. */
export class CoverWords {
  readonly draft = new Draft<{ label: string; value: string }[]>([])
  readonly loading = new Attempt()

  load = async (): Promise<void> => {
    await this.loading.run(async () => {
      this.draft.keep(copyOf(await call('cover.get')))
    })
  }

  save = async (): Promise<void> => {
    await this.draft.save(async (fields) => copyOf(await call('cover.save', { fields: copyOf({ fields }) })))
  }
}

function copyOf({ fields }: { readonly fields: readonly { readonly label: string; readonly value: string }[] }) {
  return fields.map(({ label, value }) => ({ label, value }))
}
