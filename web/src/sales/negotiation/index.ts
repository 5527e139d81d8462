import { IconFileInvoice } from '@tabler/icons-react'
import { api } from '~/api/client'
import type { Feature } from '~/lib/feature'
import { routes } from './routes'

export const feature: Feature = {
  name: 'negotiation',
  nav: [{ group: 'sales', label: 'quotes.nav', to: '/quotes', order: 40, key: 'q', icon: IconFileInvoice }],
  routes,
  slots: [
    { slot: 'deal.rail', order: 25, load: () => import('./deal-items') },
    { slot: 'deal.rail', order: 30, load: () => import('./deal-quotes') },
    { slot: 'contact.rail', order: 50, load: () => import('./contact-quotes') },
    { slot: 'home.work', order: 20, load: () => import('./home-quotes') },
    { slot: 'home.summary', order: 20, load: () => import('./home-opened') },
  ],
  commands: [
    { label: 'quotes.new', to: '/quotes?new=1', icon: IconFileInvoice, needs: 'sell' },
  ],
  records: { quotes: { path: (id) => `/quotes/${id}`, label: 'quotes.kind', icon: IconFileInvoice } },
  firstSteps: [{
    order: 50, label: 'products.step', why: 'products.step_why', to: '/records/products', watches: ['products'],
    isDone: async () => (await api.get('/crm/v3/objects/{object_type}', { path: { object_type: 'products' }, query: { limit: 1 } })).results.length > 0,
  }],
}
