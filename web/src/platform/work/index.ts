import type { Feature } from '~/lib/feature'
import { sections } from './routes'

export const feature: Feature = {
  name: 'work',
  settings: sections,
}
