export const routes = [
  { path: '/threads/$kind/$id', title: 'graph.nav', load: () => import('./graph-page') },
] as const

declare module '~/lib/routes' {
  interface Routes {
    thread: typeof routes
  }
}
