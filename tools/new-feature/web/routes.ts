export const routes = [{ path: '/__kebab__', title: '__camel__.nav', load: () => import('./__kebab__-page') }] as const

declare module '~/lib/routes' {
  interface Routes {
    __camel__: typeof routes
  }
}
