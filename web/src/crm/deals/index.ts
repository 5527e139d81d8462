import { IconBriefcase, IconPlus } from '@tabler/icons-react'
import type { Feature } from '~/lib/feature'
import { routes } from './routes'

export const feature: Feature = {
  name: 'deals',
  nav: [{ group: 'crm', label: 'deals.nav', to: '/deals', order: 30, key: 'd', icon: IconBriefcase }],
  routes,
  slots: [
    { slot: 'contact.rail', order: 40, load: () => import('./contact-deals') },
    { slot: 'company.rail', order: 20, load: () => import('./company-deals') },
  ],
  commands: [{ label: 'deals.new', to: '/deals?new=1', icon: IconPlus, needs: 'write_records' }],
  records: { deals: { path: (id) => `/deals/${id}`, label: 'deals.kind', icon: IconBriefcase, foremost: 2 } },
  news: { watches: ['deals'], load: () => import('./news') },
}
