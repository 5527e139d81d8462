import { IconFileText, IconForms, IconPlus } from '@tabler/icons-react'
import type { Feature } from '~/lib/feature'

export const content: Feature = {
  name: 'content',
  nav: [
    { group: 'marketing', label: 'pages.nav', to: '/pages', order: 30, icon: IconFileText },
    { group: 'marketing', label: 'forms.nav', to: '/forms', order: 40, icon: IconForms },
  ],
  routes: [
    { path: '/pages', title: 'pages.nav', load: () => import('./pages-page') },
    { path: '/pages/$id', title: 'pages.nav', load: () => import('./page-editor') },
    { path: '/forms', title: 'forms.nav', load: () => import('./forms-page') },
    { path: '/forms/$id', title: 'forms.nav', load: () => import('./form-builder') },
    { path: '/forms/$id/submissions', title: 'forms.nav', load: () => import('./submissions-page') },
  ],
  records: { pages: (id) => `/pages/${id}`, forms: (id) => `/forms/${id}` },
  commands: [
    { label: 'pages.new', to: '/pages/new', icon: IconPlus, needs: 'market' },
    { label: 'forms.new', to: '/forms/new', icon: IconPlus, needs: 'market' },
  ],
}
