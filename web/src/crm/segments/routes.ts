export const routes = [
  { path: '/segments', title: 'segments.nav', load: () => import('./segments-page') },
  { path: '/segments/$id', title: 'segments.nav', load: () => import('./segment-page') },
] as const

declare module '~/lib/routes' {
  interface Routes {
    segments: typeof routes
  }
}
