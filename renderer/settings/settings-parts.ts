/** The parts of the Settings screen, in their order. */
export const PARTS = ['appearance', 'security', 'backups', 'paper', 'export', 'advanced', 'about'] as const
export type SettingsPart = (typeof PARTS)[number]

export const PART_NAMES: Readonly<Record<SettingsPart, string>> = {
  appearance: 'Appearance',
  security: 'Security',
  backups: 'Backups',
  paper: 'Paper',
  export: 'Export',
  advanced: 'Advanced',
  about: 'About',
}
