import { IconPlus, IconUsers } from '@tabler/icons-react'
import { api } from '~/api/client'
import type { Feature } from '~/lib/feature'
import { writeFilters } from '~/lib/filters'
import { routes } from './routes'

export const feature: Feature = {
  name: 'contacts',
  nav: [{ group: 'crm', label: 'contacts.nav', to: '/contacts', order: 10, key: 'c', icon: IconUsers, bottom: 1 }],
  routes,
  slots: [{ slot: 'company.rail', order: 10, load: () => import('./company-contacts') }],
  commands: [{ label: 'contacts.new', to: '/contacts?new=1', icon: IconPlus, needs: 'write_records' }],
  records: { contacts: { path: (id) => `/contacts/${id}`, foremost: 3, standing: () => import('./standing') } },
  actions: [
    { object: 'contacts', label: 'story.call', to: (id) => `/contacts/${id}?write=call`, needs: 'write_records' },
    { object: 'contacts', label: 'keys.note', to: (id) => `/contacts/${id}?write=note`, needs: 'write_records' },
    { object: 'contacts', label: 'story.task', to: (id) => `/contacts/${id}?write=task`, needs: 'write_records' },
  ],
  lists: [
    { label: 'contacts.where_company', to: (query) => `/contacts?f=${encodeURIComponent(writeFilters([{ property: 'company', operator: 'contains', values: [query] }]))}` },
    { label: 'contacts.matching', to: (query) => `/contacts?q=${encodeURIComponent(query)}` },
  ],
  firstSteps: [{
    order: 20, label: 'contacts.step', why: 'contacts.step_why', to: '/contacts', watches: ['contacts'],
    isDone: async () => (await api.get('/crm/v3/objects/{object_type}', { path: { object_type: 'contacts' }, query: { limit: 1 } })).results.length > 0,
  }],
}
