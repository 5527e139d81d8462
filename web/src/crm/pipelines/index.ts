import type { Feature } from '~/lib/feature'
import { sections } from './routes'

export const feature: Feature = { name: 'pipelines', settings: sections }
