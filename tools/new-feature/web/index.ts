import { IconSparkles } from '@tabler/icons-react'
import type { Feature } from '~/lib/feature'
import { routes } from './routes'

export const feature: Feature = {
  name: '__name__',
  nav: [{ group: '__group__', label: '__camel__.nav', to: '/__kebab__', order: 90, icon: IconSparkles }],
  routes,
}
