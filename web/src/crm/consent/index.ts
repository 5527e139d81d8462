import type { Feature } from '~/lib/feature'
import { sections } from './routes'

export const feature: Feature = {
  name: 'consent',
  slots: [{ slot: 'contact.rail', order: 60, load: () => import('./contact-consents') }],
  settings: sections,
}
