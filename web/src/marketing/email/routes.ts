export const routes = [
  { path: '/email', title: 'email.nav', load: () => import('./campaigns-page') },
  { path: '/email/$id', title: 'email.nav', load: () => import('./campaign-page') },
] as const

declare module '~/lib/routes' {
  interface Routes {
    email: typeof routes
  }
}
