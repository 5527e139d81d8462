import { IconBuilding, IconPlus } from '@tabler/icons-react'
import type { Feature } from '~/lib/feature'
import { routes } from './routes'

export const feature: Feature = {
  name: 'companies',
  nav: [{ group: 'crm', label: 'companies.nav', to: '/companies', order: 20, key: 'o', icon: IconBuilding }],
  routes,
  slots: [
    { slot: 'contact.rail', order: 30, load: () => import('./contact-company') },
    { slot: 'deal.rail', order: 20, load: () => import('./deal-company') },
  ],
  commands: [{ label: 'companies.new', to: '/companies?new=1', icon: IconPlus, needs: 'write_records' }],
  records: { companies: { path: (id) => `/companies/${id}`, label: 'companies.kind', icon: IconBuilding, foremost: 2 } },
  lists: [{ label: 'companies.matching', to: (query) => `/companies?q=${encodeURIComponent(query)}` }],
}
