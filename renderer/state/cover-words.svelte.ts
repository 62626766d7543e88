import { call } from '../kit.ts'
import { Attempt } from './attempt.svelte.ts'

/** What the cover says in the user's words. */
export class CoverWords {
  fields = $state<{ label: string; value: string }[]>([])
  saved = $state(false)
  readonly loading = new Attempt()
  readonly saving = new Attempt()

  load = async (): Promise<void> => {
    await this.loading.run(async () => {
      this.fields = copyOf(await call('cover.get'))
    })
  }

  save = async (): Promise<void> => {
    await this.saving.run(async () => {
      this.fields = copyOf(await call('cover.save', { fields: $state.snapshot(this.fields) }))
      this.saved = true
    })
  }
}

function copyOf({ fields }: { readonly fields: readonly { readonly label: string; readonly value: string }[] }) {
  return fields.map(({ label, value }) => ({ label, value }))
}
