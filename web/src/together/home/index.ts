import type { Feature } from '~/lib/feature'
import { routes } from './routes'

export const feature: Feature = {
  name: 'home',
  routes,
  slots: [
    { slot: 'home.work', order: 5, load: () => import('./first-steps') },
    { slot: 'home.work', order: 50, load: () => import('./today') },
    { slot: 'home.summary', order: 50, load: () => import('./tasks-summary') },
    { slot: 'home.rail', order: 20, load: () => import('./rates') },
    { slot: 'home.rail', order: 40, load: () => import('./since-yesterday') },
  ],
}
