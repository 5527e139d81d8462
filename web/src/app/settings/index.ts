import { api } from '~/api/client'
import type { Feature } from '~/lib/feature'
import { queryClient } from '~/lib/queries'
import { entryQuery } from '~/lib/session'
import { sections } from './routes'

export const feature: Feature = {
  name: 'settings',
  settings: sections,
  firstSteps: [
    {
      order: 40, label: 'settings.mail.step', why: 'settings.mail.step_why', to: '/settings/mail', watches: [],
      isDone: async () => {
        const entry = await queryClient.ensureQueryData(entryQuery)
        return entry.kind === 'in' && entry.session.mail_configured === true
      },
    },
    {
      order: 60, label: 'settings.people.step', why: 'settings.people.step_why', to: '/settings/people', watches: ['users'],
      isDone: async () => (await api.get('/api/users')).results.length > 1,
    },
  ],
}
