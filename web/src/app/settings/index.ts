import type { Feature } from '~/lib/feature'
import { sections } from './routes'

export const settings: Feature = {
  name: 'settings',
  settings: sections,
}
