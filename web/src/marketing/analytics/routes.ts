export const routes = [
  { path: '/analytics', title: 'analytics.nav', load: () => import('./analytics-page') },
] as const

export const sections = [
  { path: '/settings/sites', group: 'connections', label: 'settings.sites', order: 10, load: () => import('./sites') },
] as const

declare module '~/lib/routes' {
  interface Routes {
    analytics: typeof routes | typeof sections
  }
}
