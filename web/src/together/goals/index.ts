import type { Feature } from '~/lib/feature'

export const feature: Feature = {
  name: 'goals',
  slots: [
    { slot: 'home.rail', order: 10, load: () => import('./home-goal') },
    { slot: 'home.head', order: 10, load: () => import('./home-goal-short') },
  ],
}
