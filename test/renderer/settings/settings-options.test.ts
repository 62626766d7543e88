import { describe, expect, it } from 'vitest'
import { optionsOf, settingInWords } from '../../../renderer/settings/settings-options.ts'

const words = (...[setting, now]: Parameters<typeof optionsOf>) => optionsOf(setting, now).map((option) => option.words)

describe('what can be chosen', () => {
  it('is said in whole words', () => {
    expect(words('graceSeconds', 300)).toEqual(['Every time', 'After 1 minute', 'After 5 minutes', 'After 10 minutes'])
    expect(words('lockMinutes', 5).slice(-3)).toEqual(['After 30 minutes', 'After 1 hour', 'After 2 hours'])
    expect(words('drillDays', 14).at(-1)).toBe('Never')
  })

  it('has what an earlier version set, at its place', () => {
    expect(words('clipboardSeconds', 45)).toEqual([
      ...['After 10 seconds', 'After 30 seconds', 'After 45 seconds'],
      ...['After 1 minute', 'After 2 minutes'],
    ])
    expect(words('keyMonths', 120).slice(-2)).toEqual(['After 120 months', 'Never'])
    expect(words('graceSeconds', 90)[0]).toBe('Every time')
  })
})

it('a setting is named as it was chosen', () => {
  expect([
    settingInWords('lockMinutes', 5),
    settingInWords('theme', 'contrast'),
    settingInWords('density', 'compact'),
    settingInWords('hideCodes', true),
    settingInWords('pageSize', 'letter'),
  ]).toEqual(['After 5 minutes', 'High contrast', 'Compact', 'On', 'US Letter'])
})
