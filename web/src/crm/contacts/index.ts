import { IconPlus, IconUsers } from '@tabler/icons-react'
import type { Feature } from '~/lib/feature'

export const contacts: Feature = {
  name: 'contacts',
  nav: [{ group: 'crm', label: 'contacts.nav', to: '/contacts', order: 10, key: 'c', icon: IconUsers, bottom: 1 }],
  routes: [
    { path: '/contacts', title: 'contacts.nav', load: () => import('./contacts-page') },
    { path: '/contacts/$id', title: 'contacts.nav', load: () => import('./contact-page') },
  ],
  slots: [{ slot: 'company.rail', order: 10, load: () => import('./company-contacts') }],
  commands: [{ label: 'contacts.new', to: '/contacts?new=1', icon: IconPlus, needs: 'write_records' }],
  records: { contacts: (id) => `/contacts/${id}` },
}
