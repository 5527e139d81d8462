import { IconPlus, IconUsers } from '@tabler/icons-react'
import type { Feature } from '~/lib/feature'
import { routes } from './routes'

export const contacts: Feature = {
  name: 'contacts',
  nav: [{ group: 'crm', label: 'contacts.nav', to: '/contacts', order: 10, key: 'c', icon: IconUsers, bottom: 1 }],
  routes,
  slots: [{ slot: 'company.rail', order: 10, load: () => import('./company-contacts') }],
  commands: [{ label: 'contacts.new', to: '/contacts?new=1', icon: IconPlus, needs: 'write_records' }],
  records: { contacts: (id) => `/contacts/${id}` },
}
