export const routes = [
  { path: '/leads', title: 'leads.nav', load: () => import('./leads-page') },
  { path: '/scores', title: 'scores.nav', load: () => import('./scores-page') },
  { path: '/verdicts', title: 'verdicts.nav', load: () => import('./verdicts-page') },
] as const

export const sections = [
  { path: '/settings/answer-time', group: 'workspace', label: 'hours.nav', order: 40, load: () => import('./answer-time-settings') },
] as const

declare module '~/lib/routes' {
  interface Routes {
    qualification: typeof routes | typeof sections
  }
}
