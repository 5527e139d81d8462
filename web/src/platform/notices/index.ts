import { IconBell } from '@tabler/icons-react'
import type { Feature } from '~/lib/feature'
import { routes, sections } from './routes'

export const feature: Feature = {
  name: 'notices',
  routes,
  slots: [{ slot: 'shell.bar', order: 10, load: () => import('./bell') }],
  settings: sections,
  commands: [{ label: 'notices.title', to: '/notices', icon: IconBell, keys: 'g n' }],
}
