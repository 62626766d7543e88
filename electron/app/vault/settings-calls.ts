import {
  DEFAULT_BACKUPS,
  DEFAULT_DRILL_DAYS,
  DEFAULT_KEY_MONTHS,
  DEFAULT_STILL_TRUE_MONTHS,
  type SettingsRecord,
} from '../../accounts/records.ts'
import type { Appearance, Handlers, SettingsView } from '../../contract.ts'
import type { Session } from './session.ts'

/** The settings of the open vault. */
export function settingsCalls(session: Session): Pick<Handlers, 'settings.get' | 'settings.set'> {
  return {
    'settings.get': () => settingsView(session.kit.settings),
    'settings.set': (changes) => {
      const { kit } = session
      const { graceSeconds = kit.settings.graceSeconds } = changes
      // A longer grace period weakens the guard of the secrets, so it is guarded itself.
      if (graceSeconds > kit.settings.graceSeconds) session.requireConfirmed()
      if (graceSeconds < kit.settings.graceSeconds) session.forgetConfirmation()
      kit.saveSettings({ ...kit.settings, ...changes })
      session.stay()
      return settingsView(kit.settings)
    },
  }
}

/** What the window needs before it draws anything of the vault. */
export function appearanceOf({ theme, density, hideCodes, pageSize, sheetLayout }: SettingsRecord): Appearance {
  return {
    theme: theme ?? 'system',
    density: density ?? 'comfortable',
    hideCodes: hideCodes ?? false,
    ...(pageSize && { pageSize }),
    ...(sheetLayout && { sheetLayout }),
  }
}

function settingsView(settings: SettingsRecord): SettingsView {
  const { graceSeconds, lockMinutes, clipboardSeconds } = settings
  return {
    graceSeconds,
    lockMinutes,
    clipboardSeconds,
    backupEvery: settings.backupEvery ?? DEFAULT_BACKUPS.every,
    drillDays: settings.drillDays ?? DEFAULT_DRILL_DAYS,
    stillTrueMonths: settings.stillTrueMonths ?? DEFAULT_STILL_TRUE_MONTHS,
    keyMonths: settings.keyMonths ?? DEFAULT_KEY_MONTHS,
    backupKeep: settings.backupKeep ?? DEFAULT_BACKUPS.keep,
    ...appearanceOf(settings),
  }
}
