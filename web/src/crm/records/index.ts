import type { Feature } from '~/lib/feature'
import { sections } from './routes'

export const properties: Feature = { name: 'properties', settings: sections }
