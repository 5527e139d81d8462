export const sections = [
  { path: '/settings/profile', group: 'you', label: 'settings.profile', order: 10, load: () => import('./profile') },
  { path: '/settings/sessions', group: 'you', label: 'settings.sessions', order: 20, load: () => import('./sessions') },
  { path: '/settings/workspace', group: 'workspace', label: 'settings.workspace', order: 10, load: () => import('./workspace') },
  { path: '/settings/people', group: 'workspace', label: 'settings.people', order: 20, load: () => import('./people') },
  { path: '/settings/mail', group: 'connections', label: 'settings.mail', order: 20, needs: 'market', load: () => import('./mail') },
  { path: '/settings/tokens', group: 'connections', label: 'settings.tokens', order: 30, needs: 'manage_users', load: () => import('./tokens') },
] as const

declare module '~/lib/routes' {
  interface Routes {
    settings: typeof sections | readonly [{ path: '/settings' }]
  }
}
