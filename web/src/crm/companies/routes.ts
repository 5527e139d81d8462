export const routes = [
  { path: '/companies', title: 'companies.nav', load: () => import('./companies-page') },
  { path: '/companies/$id', title: 'companies.nav', load: () => import('./company-page') },
] as const

declare module '~/lib/routes' {
  interface Routes {
    companies: typeof routes
  }
}
