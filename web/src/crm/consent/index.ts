import type { Feature } from '~/lib/feature'

export const consent: Feature = {
  name: 'consent',
  slots: [{ slot: 'contact.rail', order: 60, load: () => import('./contact-consents') }],
  settings: [{ path: 'topics', group: 'data', label: 'consent.topics', order: 30, load: () => import('./topics') }],
}
