import { IconChartLine } from '@tabler/icons-react'
import { api } from '~/api/client'
import type { Feature } from '~/lib/feature'
import { routes, sections } from './routes'

export const feature: Feature = {
  name: 'analytics',
  nav: [{ group: 'marketing', label: 'analytics.nav', to: '/analytics', order: 10, key: 'a', icon: IconChartLine, bottom: 3 }],
  routes,
  settings: sections,
  firstSteps: [{
    order: 10, label: 'analytics.step', why: 'analytics.step_why', to: '/settings/sites', watches: ['sites'],
    isDone: async () => (await api.get('/api/v1/sites')).sites.length > 0,
  }],
  slots: [
    { slot: 'shell.live', order: 10, load: () => import('./live-number') },
    { slot: 'home.rail', order: 30, load: () => import('./home-now') },
  ],
}
