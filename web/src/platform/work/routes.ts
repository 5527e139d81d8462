export const sections = [
  { path: '/settings/jobs', group: 'data', label: 'work.title', order: 90, load: () => import('./jobs-page') },
] as const

declare module '~/lib/routes' {
  interface Routes {
    work: typeof sections
  }
}
