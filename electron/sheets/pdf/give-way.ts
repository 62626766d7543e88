/** Waits until other calls that are due have had their turn, one to stop this among them. */
export async function giveWay(): Promise<void> {
  await new Promise(setImmediate)
}
