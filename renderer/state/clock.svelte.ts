import { createSubscriber } from 'svelte/reactivity'

/** Ticks on whole seconds, when time-based codes change, and only while something on screen reads it. */
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
  /** Unix time in milliseconds. Whatever reads it is redrawn every second. */
  get now(): number {
    subscribe()
    return Date.now()
  },
}
