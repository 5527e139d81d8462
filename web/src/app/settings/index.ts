import type { Feature } from '~/lib/feature'

export const settings: Feature = { name: 'settings' }
