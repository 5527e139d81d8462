import { IconFilter } from '@tabler/icons-react'
import type { Feature } from '~/lib/feature'
import { routes } from './routes'

export const feature: Feature = {
  name: 'funnel',
  nav: [{ group: 'together', label: 'funnel.nav', to: '/funnel', order: 10, key: 'f', icon: IconFilter }],
  routes,
  actions: [{ object: 'contacts', label: 'thread.see', to: (id) => `/threads/${id}` }],
  slots: [
    { slot: 'contact.rail', order: 20, load: () => import('./thread-rail') },
    { slot: 'home.rates', order: 10, load: () => import('./home-rates') },
  ],
}
