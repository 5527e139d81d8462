import { IconPlus, IconUsersGroup } from '@tabler/icons-react'
import type { Feature } from '~/lib/feature'
import { routes } from './routes'

export const feature: Feature = {
  name: 'segments',
  nav: [{ group: 'crm', label: 'segments.nav', to: '/segments', order: 40, key: 'g', icon: IconUsersGroup }],
  routes,
  slots: [{ slot: 'contacts.filters', order: 10, load: () => import('./list-filters') }],
  commands: [{ label: 'segments.new', to: '/segments/new', icon: IconPlus, needs: 'write_records' }],
  records: { segments: { path: (id) => `/segments/${id}`, label: 'segments.kind', icon: IconUsersGroup } },
}
