// Here and not in build/, because the patterns of a configuration count from the folder that it is in.
export { default } from './build/lint/oxlint.ts'
