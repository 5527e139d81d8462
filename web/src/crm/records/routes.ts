export const sections = [
  { path: '/settings/properties', group: 'data', label: 'settings.properties', order: 10, load: () => import('./properties') },
] as const

declare module '~/lib/routes' {
  interface Routes {
    properties: typeof sections
  }
}
