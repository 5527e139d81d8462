import { IconFolder, IconPlus } from '@tabler/icons-react'
import type { Feature } from '~/lib/feature'
import { routes } from './routes'

export const feature: Feature = {
  name: '__feature__',
  nav: [{ group: '__group__', label: '__records__.nav', to: '/__kebabs__', order: 90, icon: IconFolder }],
  routes,
  records: { __records__: { path: (id) => `/__kebabs__/${id}`, label: '__records__.kind', icon: IconFolder } },
  commands: [{ label: '__records__.new', to: '/__kebabs__?new=1', icon: IconPlus, needs: '__permission__' }],
}
