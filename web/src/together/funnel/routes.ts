export const routes = [
  { path: '/funnel', title: 'funnel.nav', load: () => import('./funnel-page') },
  { path: '/threads/$id', title: 'thread.nav', load: () => import('./thread-page') },
] as const

declare module '~/lib/routes' {
  interface Routes {
    funnel: typeof routes
  }
}
