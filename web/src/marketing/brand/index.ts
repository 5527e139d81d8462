import type { Feature } from '~/lib/feature'
import { sections } from './routes'

export const brand: Feature = { name: 'brand', settings: sections }
