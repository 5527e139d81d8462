import { IconBox, IconCategory, IconPackage, IconTicket, type TablerIcon } from '@tabler/icons-react'
import { t } from '~/app/messages'
import { kindOf, useKinds } from '~/components/records/kinds'
import type { Feature } from '~/lib/feature'
import { inSentence } from '~/lib/sentence'
import { routes } from './routes'

/** Icons that a definition may name. */
const icons: Record<string, TablerIcon> = { ticket: IconTicket, package: IconPackage, category: IconCategory }
const iconOf = (name: string | undefined): TablerIcon => icons[name ?? ''] ?? IconBox

export const feature: Feature = {
  name: 'kinds',
  routes,
  found: {
    group: 'crm',
    useEntries: () => useKinds().filter((kind) => kind.has_place).map(({ object, singular, plural, icon }) => ({
      label: plural,
      to: `/records/${object}`,
      icon: iconOf(icon),
      create: { label: t('kinds.new', { singular: inSentence(singular) }), to: `/records/${object}?new=1`, needs: 'write_records' },
      find: (query) => ({ label: t('kinds.matching', { plural, query }), to: `/records/${object}?mode=table&q=${encodeURIComponent(query)}` }),
    })),
  },
  defined: (object) => {
    const kind = kindOf(object)
    const story = (write: string) => (id: string) => `/records/${object}/${id}?write=${write}` as const
    return kind && {
      path: (id) => `/records/${kind.object}/${id}`,
      icon: iconOf(kind.icon),
      actions: [
        { label: 'keys.note', to: story('note'), needs: 'write_records' },
        { label: 'story.task', to: story('task'), needs: 'write_records' },
      ],
    }
  },
  slots: [
    { slot: 'contact.rail', order: 60, load: () => import('./contact-kinds') },
    { slot: 'company.rail', order: 60, load: () => import('./company-kinds') },
    { slot: 'deal.rail', order: 60, load: () => import('./deal-kinds') },
  ],
}
