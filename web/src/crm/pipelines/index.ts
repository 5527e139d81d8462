import type { Feature } from '~/lib/feature'
import { sections } from './routes'

export const pipelines: Feature = { name: 'pipelines', settings: sections }
