/** Waits until other calls that are due have had their turn, one to stop this among them. */
export async function yieldToOthers(): Promise<void> {
  await new Promise(setImmediate)
}
