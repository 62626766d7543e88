/** Overwrites what is free in the memory that this thread was given, and ends. */
import { overwriteFreed } from './overwrite-freed.ts'

await overwriteFreed()
