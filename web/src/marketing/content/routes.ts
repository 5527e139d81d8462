export const routes = [
  { path: '/pages', title: 'pages.nav', load: () => import('./pages-page') },
  { path: '/pages/$id', title: 'pages.nav', load: () => import('./page-editor') },
  { path: '/forms', title: 'forms.nav', load: () => import('./forms-page') },
  { path: '/forms/$id', title: 'forms.nav', load: () => import('./form-builder') },
  { path: '/forms/$id/submissions', title: 'forms.nav', load: () => import('./submissions-page') },
] as const

declare module '~/lib/routes' {
  interface Routes {
    content: typeof routes
  }
}
