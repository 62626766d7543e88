import { createSubscriber } from 'svelte/reactivity'

/** Ticks on whole seconds, where time-based codes change, and only while something on screen reads it. */
const subscribe = createSubscriber((update) => {
  let timer = 0
  const wait = () => {
    timer = window.setTimeout(
      () => {
        update()
        wait()
      },
      1000 - (Date.now() % 1000),
    )
  }
  wait()
  return () => {
    window.clearTimeout(timer)
  }
})

export const clock = {
  /** Unix time in milliseconds. What reads it is drawn again every second. */
  get now(): number {
    subscribe()
    return Date.now()
  },
}
