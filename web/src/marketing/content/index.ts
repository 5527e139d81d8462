import { IconFileText, IconForms, IconPlus } from '@tabler/icons-react'
import { api } from '~/api/client'
import type { Feature } from '~/lib/feature'
import { routes } from './routes'

export const feature: Feature = {
  name: 'content',
  nav: [
    { group: 'marketing', label: 'pages.nav', to: '/pages', order: 30, icon: IconFileText },
    { group: 'marketing', label: 'forms.nav', to: '/forms', order: 40, icon: IconForms },
  ],
  routes,
  records: {
    pages: { path: (id) => `/pages/${id}`, label: 'pages.kind', icon: IconFileText },
    forms: { path: (id) => `/forms/${id}`, label: 'forms.kind', icon: IconForms },
  },
  news: { watches: ['pages'], load: () => import('./news') },
  firstSteps: [{
    order: 30, label: 'pages.step', why: 'pages.step_why', to: '/pages/new', watches: ['pages'],
    isDone: async () => (await api.get('/api/pages', { query: { state: ['published'], limit: 1 } })).results.length > 0,
  }],
  commands: [
    { label: 'pages.new', to: '/pages/new', icon: IconPlus, needs: 'market' },
    { label: 'forms.new', to: '/forms/new', icon: IconPlus, needs: 'market' },
  ],
}
