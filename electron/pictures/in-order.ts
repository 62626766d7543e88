/**
 * Works on several things at a time, and gives what came of each in their order. After an error no other is begun.
 *
 * @param most - How many at a time.
 * @param drop - Called with what came of those that nobody waits for any more: they were begun when one before them
 *   failed, or when the caller left.
 */
export async function* inOrder<One, Done>(
  all: Iterable<One>,
  most: number,
  work: (one: One) => Promise<Done>,
  drop: (done: Done) => void = () => undefined,
): AsyncGenerator<Done, void, undefined> {
  const begun: Promise<Done>[] = []
  const next = async () => {
    const done = await begun[0]
    void begun.shift()
    return done as Done
  }
  try {
    for (const one of all) {
      const working = work(one)
      // It may fail before somebody waits for it.
      working.catch(() => undefined)
      if (begun.push(working) === most) yield await next()
    }
    while (begun.length > 0) yield await next()
  } finally {
    for (const left of begun) left.then(drop, () => undefined)
  }
}
