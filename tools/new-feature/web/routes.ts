export const routes = [
  { path: '/__kebabs__', title: '__records__.nav', load: () => import('./__kebabs__-page') },
  { path: '/__kebabs__/$id', title: '__records__.nav', load: () => import('./__kebab__-page') },
] as const

declare module '~/lib/routes' {
  interface Routes {
    __feature__: typeof routes
  }
}
