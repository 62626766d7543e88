/** Estimates passphrases one after the other until it is ended. */
import { parentPort } from 'node:worker_threads'
import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import * as common from '@zxcvbn-ts/language-common'
import * as english from '@zxcvbn-ts/language-en'
import type { Strength } from './strength.ts'

const estimator = new ZxcvbnFactory({
  dictionary: { ...common.dictionary, ...english.dictionary },
  graphs: common.adjacencyGraphs,
  translations: english.translations,
})

parentPort?.on('message', (passphrase: string) => {
  const { score, crackTimes, feedback } = estimator.check(passphrase)
  const strength: Strength = {
    score,
    crackTime: crackTimes.offlineSlowHashingXPerSecond.display,
    advice: [feedback.warning, ...feedback.suggestions].filter((line) => line !== null),
  }
  parentPort?.postMessage(strength)
})
