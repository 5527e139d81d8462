export const routes = [
  { path: '/quotes', title: 'quotes.nav', load: () => import('./quotes-page') },
  { path: '/quotes/$id', title: 'quotes.nav', load: () => import('./quote-page') },
] as const

declare module '~/lib/routes' {
  interface Routes {
    negotiation: typeof routes
  }
}
