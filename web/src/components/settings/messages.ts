export const messages = {
  'settings.saved': '{what} saved',
  'settings.read_only': 'Your role can look at this. An admin can change it.',
} as const

declare module '~/app/messages' {
  interface Texts {
    settingsParts: typeof messages
  }
}
