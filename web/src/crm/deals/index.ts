import { IconBriefcase } from '@tabler/icons-react'
import type { Feature } from '~/lib/feature'

export const deals: Feature = {
  name: 'deals',
  nav: [{ group: 'crm', label: 'deals.nav', to: '/deals', order: 30, key: 'd', icon: IconBriefcase }],
  routes: [],
}
