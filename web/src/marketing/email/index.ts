import { IconMail, IconPlus } from '@tabler/icons-react'
import type { Feature } from '~/lib/feature'

export const email: Feature = {
  name: 'email',
  nav: [{ group: 'marketing', label: 'email.nav', to: '/email', order: 20, key: 'e', icon: IconMail }],
  routes: [
    { path: '/email', title: 'email.nav', load: () => import('./campaigns-page') },
    { path: '/email/$id', title: 'email.nav', load: () => import('./campaign-page') },
  ],
  records: { campaigns: (id) => `/email/${id}` },
  commands: [{ label: 'email.new', to: '/email?new=1', icon: IconPlus, needs: 'market' }],
}
