import { IconFilter } from '@tabler/icons-react'
import type { Feature } from '~/lib/feature'

export const funnel: Feature = {
  name: 'funnel',
  nav: [{ group: 'together', label: 'funnel.nav', to: '/funnel', order: 10, key: 'f', icon: IconFilter }],
  routes: [
    { path: '/funnel', title: 'funnel.nav', load: () => import('./funnel-page') },
    { path: '/threads/$id', title: 'thread.nav', load: () => import('./thread-page') },
  ],
  slots: [
    { slot: 'contact.rail', order: 20, load: () => import('./thread-rail') },
    { slot: 'home.rates', order: 10, load: () => import('./home-rates') },
  ],
}
