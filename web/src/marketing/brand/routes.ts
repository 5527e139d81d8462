export const sections = [
  { path: '/settings/brand', group: 'workspace', label: 'settings.brand', order: 30, load: () => import('./brand') },
] as const

declare module '~/lib/routes' {
  interface Routes {
    brand: typeof sections
  }
}
