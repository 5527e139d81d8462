export const routes = [
  { path: '/analytics', title: 'analytics.nav', load: () => import('./analytics-page') },
] as const

declare module '~/lib/routes' {
  interface Routes {
    analytics: typeof routes
  }
}
