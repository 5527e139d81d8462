import { IconBox, IconCategory, IconTicket, type TablerIcon } from '@tabler/icons-react'
import { kindOf, useKinds } from '~/components/records/kinds'
import type { Feature } from '~/lib/feature'
import { routes } from './routes'

/** Icons that a definition may name. */
const icons: Record<string, TablerIcon> = { ticket: IconTicket, category: IconCategory }
const iconOf = (name: string | undefined): TablerIcon => icons[name ?? ''] ?? IconBox

export const feature: Feature = {
  name: 'kinds',
  routes,
  found: {
    group: 'crm',
    useEntries: () => useKinds().map((kind) => ({ label: kind.plural, to: `/records/${kind.object}` as const, icon: iconOf(kind.icon) })),
  },
  defined: (object) => {
    const kind = kindOf(object)
    return kind && { path: (id) => `/records/${kind.object}/${id}`, icon: iconOf(kind.icon) }
  },
  slots: [
    { slot: 'contact.rail', order: 60, load: () => import('./contact-kinds') },
    { slot: 'company.rail', order: 60, load: () => import('./company-kinds') },
    { slot: 'deal.rail', order: 60, load: () => import('./deal-kinds') },
  ],
}
