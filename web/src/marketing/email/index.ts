import { IconMail, IconPlus } from '@tabler/icons-react'
import type { Feature } from '~/lib/feature'
import { routes } from './routes'

export const feature: Feature = {
  name: 'email',
  nav: [{ group: 'marketing', label: 'email.nav', to: '/email', order: 20, key: 'e', icon: IconMail }],
  routes,
  records: { campaigns: { path: (id) => `/email/${id}`, label: 'email.kind', icon: IconMail } },
  news: { watches: ['campaigns'], load: () => import('./news') },
  commands: [{ label: 'email.new', to: '/email?new=1', icon: IconPlus, needs: 'market' }],
}
