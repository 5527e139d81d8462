import type { Feature } from '~/lib/feature'

export const goals: Feature = {
  name: 'goals',
  slots: [
    { slot: 'home.rail', order: 10, load: () => import('./goal') },
    { slot: 'home.head', order: 10, load: () => import('./goal-short') },
  ],
}
