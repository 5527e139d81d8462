import type { Feature } from '~/lib/feature'

export const settings: Feature = {
  name: 'settings',
  settings: [
    { path: 'profile', group: 'you', label: 'settings.profile', order: 10, load: () => import('./profile') },
    { path: 'sessions', group: 'you', label: 'settings.sessions', order: 20, load: () => import('./sessions') },
    { path: 'workspace', group: 'workspace', label: 'settings.workspace', order: 10, load: () => import('./workspace') },
    { path: 'people', group: 'workspace', label: 'settings.people', order: 20, load: () => import('./people') },
    { path: 'brand', group: 'workspace', label: 'settings.brand', order: 30, load: () => import('./brand') },
    { path: 'properties', group: 'data', label: 'settings.properties', order: 10, load: () => import('./properties') },
    { path: 'pipelines', group: 'data', label: 'settings.pipelines', order: 20, load: () => import('./pipelines') },
    { path: 'sites', group: 'connections', label: 'settings.sites', order: 10, load: () => import('./sites') },
    { path: 'mail', group: 'connections', label: 'settings.mail', order: 20, needs: 'market', load: () => import('./mail') },
    { path: 'tokens', group: 'connections', label: 'settings.tokens', order: 30, needs: 'manage_users', load: () => import('./tokens') },
  ],
}
