export const sections = [
  { path: '/settings/pipelines', group: 'data', label: 'settings.pipelines', order: 20, load: () => import('./pipelines') },
] as const

declare module '~/lib/routes' {
  interface Routes {
    pipelines: typeof sections
  }
}
