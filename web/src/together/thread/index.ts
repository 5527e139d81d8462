import type { Feature } from '~/lib/feature'
import { routes } from './routes'

export const feature: Feature = {
  name: 'thread',
  routes,
  slots: [
    { slot: 'deal.rail', order: 50, load: () => import('./deal-graph') },
    { slot: 'company.rail', order: 50, load: () => import('./company-graph') },
    { slot: 'quote.rail', order: 50, load: () => import('./quote-graph') },
  ],
}
