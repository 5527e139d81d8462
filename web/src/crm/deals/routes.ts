export const routes = [
  { path: '/deals', title: 'deals.nav', load: () => import('./deals-page') },
  { path: '/deals/$id', title: 'deals.nav', load: () => import('./deal-page') },
] as const

declare module '~/lib/routes' {
  interface Routes {
    deals: typeof routes
  }
}
