import type { MetadataView, ReadMetadataView } from '../../electron/contract.ts'
import { call } from '../call.ts'
import { Attempt } from '../state/attempt.svelte.ts'

/** FIDO's metadata that the vault keeps, and what came of the file that was chosen last. */
export class Metadata {
  kept = $state.raw<MetadataView>()
  loaded = $state(false)
  result = $state.raw<ReadMetadataView>()
  readonly loading = new Attempt()
  readonly reading = new Attempt()

  load = async (): Promise<void> => {
    await this.loading.run(async () => {
      this.kept = await call('keys.metadata')
      this.loaded = true
    })
  }

  /** Asks for a file and has it read. What came of the one before is no longer shown. */
  choose = async (): Promise<void> => {
    await this.reading.run(async () => {
      this.result = undefined
      this.result = await call('keys.readMetadata', {})
      if (this.result?.kind === 'read') this.kept = this.result.metadata
    })
  }

  forget = async (): Promise<void> => {
    await this.reading.run(async () => {
      await call('keys.forgetMetadata')
      this.result = undefined
      this.kept = undefined
    })
  }
}
