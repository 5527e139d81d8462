import type { Feature } from '~/lib/feature'

export const feature: Feature = {
  name: 'attachments',
  slots: [
    { slot: 'contact.rail', order: 70, load: () => import('./contact-files') },
    { slot: 'company.rail', order: 70, load: () => import('./company-files') },
    { slot: 'deal.rail', order: 70, load: () => import('./deal-files') },
    { slot: 'kind.rail', order: 70, load: () => import('./kind-files') },
    { slot: 'quote.rail', order: 10, load: () => import('./quote-files') },
  ],
}
