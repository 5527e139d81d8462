export const settingsMessages = {
  'settings.nav': 'Settings',
} as const
