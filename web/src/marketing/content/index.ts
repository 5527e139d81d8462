import { IconFileText, IconForms, IconPlus } from '@tabler/icons-react'
import type { Feature } from '~/lib/feature'
import { routes } from './routes'

export const content: Feature = {
  name: 'content',
  nav: [
    { group: 'marketing', label: 'pages.nav', to: '/pages', order: 30, icon: IconFileText },
    { group: 'marketing', label: 'forms.nav', to: '/forms', order: 40, icon: IconForms },
  ],
  routes,
  records: { pages: (id) => `/pages/${id}`, forms: (id) => `/forms/${id}` },
  commands: [
    { label: 'pages.new', to: '/pages/new', icon: IconPlus, needs: 'market' },
    { label: 'forms.new', to: '/forms/new', icon: IconPlus, needs: 'market' },
  ],
}
