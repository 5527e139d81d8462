import { IconChecklist, IconGauge, IconUserCheck } from '@tabler/icons-react'
import type { Feature } from '~/lib/feature'
import { useWaitingCount } from './leads'
import { routes, sections } from './routes'

export const feature: Feature = {
  name: 'qualification',
  nav: [
    { group: 'sales', label: 'leads.nav', to: '/leads', order: 10, key: 'l', icon: IconUserCheck, bottom: 2, useBadge: useWaitingCount },
    { group: 'marketing', label: 'verdicts.nav', to: '/verdicts', order: 50, key: 'v', icon: IconChecklist },
    { group: 'together', label: 'scores.nav', to: '/scores', order: 20, key: 's', icon: IconGauge },
  ],
  routes,
  settings: sections,
  news: { watches: ['handoffs'], load: () => import('./news') },
  slots: [
    { slot: 'contact.rail', order: 10, load: () => import('./contact-score') },
    { slot: 'contact.head', order: 90, load: () => import('./contact-answer') },
    { slot: 'contact.pinned', order: 10, load: () => import('./contact-accept') },
    { slot: 'home.work', order: 10, load: () => import('./home-leads') },
    { slot: 'home.rates', order: 20, load: () => import('./home-answer') },
    { slot: 'home.summary', order: 10, load: () => import('./home-summary') },
  ],
}
