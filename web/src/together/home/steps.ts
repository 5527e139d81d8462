import { useQueries } from '@tanstack/react-query'
import { untyped } from '~/api/untyped'
import type { CrmRecord, Page } from '~/api/hubspot'
import type { Path } from '~/lib/routes'
import { useSession } from '~/lib/session'

export const stepNames = ['site', 'contacts', 'page', 'mail', 'products', 'people'] as const
export type StepName = (typeof stepNames)[number]
export interface Step {
  name: StepName
  done: boolean
}
export const placeOf: Record<StepName, Path> = { site: '/settings/sites', contacts: '/contacts', page: '/pages/new', mail: '/settings/mail', products: '/settings/products', people: '/settings/people' }

/** What a new workspace still lacks. Nothing until all of it is known: a step never jumps from open to done while one looks. */
export function stepsOf(facts: Partial<Record<StepName, boolean>>): Step[] | undefined {
  const steps = stepNames.map((name) => ({ name, done: facts[name] }))
  return steps.every((step): step is Step => step.done !== undefined) ? steps : undefined
}

const aWhile = 60_000

export function useSteps(on: boolean): Step[] | undefined {
  const { mail_configured } = useSession()
  const asked = <T>(name: StepName, ask: () => Promise<T>, isDone: (answer: T) => boolean, watches: string[]) => ({
    queryKey: ['steps', name], queryFn: async () => isDone(await ask()), enabled: on, staleTime: aWhile, refetchOnMount: 'always' as const, meta: { watches },
  })
  const [site, contacts, page, products, people] = useQueries({
    queries: [
      asked('site', () => untyped.get<{ sites: unknown[] }>('/api/v1/sites'), ({ sites }) => sites.length > 0, []),
      asked('contacts', () => untyped.get<Page<CrmRecord>>('/crm/v3/objects/contacts', { query: { limit: 1 } }), ({ results }) => results.length > 0, ['contacts']),
      asked('page', () => untyped.get<{ total: number }>('/api/pages', { query: { state: 'published', limit: 1 } }), ({ total }) => total > 0, ['pages']),
      asked('products', () => untyped.get<{ results: unknown[] }>('/api/products', { query: { limit: 1 } }), ({ results }) => results.length > 0, ['products']),
      asked('people', () => untyped.get<{ results: unknown[] }>('/api/users'), ({ results }) => results.length > 1, ['users']),
    ],
  })
  return stepsOf({ site: site.data, contacts: contacts.data, page: page.data, mail: mail_configured ?? false, products: products.data, people: people.data })
}
