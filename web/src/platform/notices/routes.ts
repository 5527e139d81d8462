export const routes = [
  { path: '/notices', title: 'notices.title', load: () => import('./notices-page') },
  { path: '/notices/$id', title: 'notices.title', load: () => import('./open-notice') },
] as const

export const sections = [
  { path: '/settings/notices', group: 'you', label: 'notices.title', order: 15, load: () => import('./notice-settings') },
] as const

declare module '~/lib/routes' {
  interface Routes {
    notices: typeof routes | typeof sections
  }
}
