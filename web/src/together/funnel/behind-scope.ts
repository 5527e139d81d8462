import type { SearchFilter } from '~/api/types'
import { dayOf } from '~/lib/days'
import { writeFilters, type Filter } from '~/lib/filters'
import type { Address } from '~/lib/routes'
import type { Step, StepView } from './funnel'

export const parts = ['all', 'went_on', 'still_here'] as const
export type Part = (typeof parts)[number]

/** The day a contact entered the step after. */
const dateAfter: Partial<Record<Step, string>> = {
  lead: 'hs_lifecyclestage_marketingqualifiedlead_date',
  mql: 'hs_lifecyclestage_salesqualifiedlead_date',
  sql: 'hs_lifecyclestage_opportunity_date',
  opportunity: 'hs_lifecyclestage_customer_date',
}
export const hasParts = (step: Step): boolean => step in dateAfter

type Groups = NonNullable<StepView['filterGroups']>

/** Of those a number counts: who went on to the next step by now, and who did not. */
export function groupsOf(view: StepView, part: Part): Groups {
  const groups = view.filterGroups ?? []
  const propertyName = dateAfter[view.step]
  if (part === 'all' || !propertyName) return groups
  const narrowed: SearchFilter = { propertyName, operator: part === 'went_on' ? 'HAS_PROPERTY' : 'NOT_HAS_PROPERTY' }
  return groups.map(({ filters }) => ({ filters: [...filters, narrowed] }))
}

const hourMs = 3_600_000

/** The days of a period begin where the workspace is; their noon has the same date for readers elsewhere. */
const dayAt = (ms: string, hours: number): string => dayOf(new Date(Number(ms) + hours * hourMs))

function listFilter({ propertyName: property, operator, value, highValue }: SearchFilter): Filter[] | undefined {
  switch (operator) {
    case 'BETWEEN':
      return [
        { property, operator: 'after', values: [dayAt(value ?? '', 12)] },
        { property, operator: 'before', values: [dayAt(highValue ?? '', 12)] },
      ]
    case 'EQ':
      return [{ property, operator: 'is', values: [value ?? ''] }]
    case 'HAS_PROPERTY':
      return [{ property, operator: 'known', values: [] }]
    case 'NOT_HAS_PROPERTY':
      return [{ property, operator: 'unknown', values: [] }]
    default:
      return undefined
  }
}

/** The same contacts as a list with chips; absent where chips cannot say it. */
export function listAddress(groups: Groups): Address | undefined {
  const filters = groups.length === 1 ? groups[0]!.filters.map(listFilter) : [undefined]
  if (filters.includes(undefined)) return undefined
  return `/contacts?f=${encodeURIComponent(writeFilters(filters.flatMap((one) => one ?? [])))}`
}
