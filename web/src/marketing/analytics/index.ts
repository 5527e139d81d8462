import { IconChartLine } from '@tabler/icons-react'
import type { Feature } from '~/lib/feature'
import { routes } from './routes'

export const analytics: Feature = {
  name: 'analytics',
  nav: [{ group: 'marketing', label: 'analytics.nav', to: '/analytics', order: 10, key: 'a', icon: IconChartLine, bottom: 3 }],
  routes,
  slots: [
    { slot: 'shell.live', order: 10, load: () => import('./live-number') },
    { slot: 'home.rail', order: 30, load: () => import('./home-now') },
  ],
}
