export const sections = [
  { path: '/settings/topics', group: 'data', label: 'consent.topics', order: 30, load: () => import('./topics') },
] as const

declare module '~/lib/routes' {
  interface Routes {
    consent: typeof sections
  }
}
