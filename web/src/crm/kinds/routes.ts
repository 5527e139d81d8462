export const routes = [
  { path: '/records/$kind', title: 'kinds.title', load: () => import('./kind-page') },
  { path: '/records/$kind/$id', title: 'kinds.title', load: () => import('./kind-record-page') },
] as const

declare module '~/lib/routes' {
  interface Routes {
    kinds: typeof routes
  }
}
