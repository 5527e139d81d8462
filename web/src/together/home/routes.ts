export const routes = [
  { path: '/', title: 'home.nav', load: () => import('./home-page') },
] as const

declare module '~/lib/routes' {
  interface Routes {
    home: typeof routes
  }
}
