import { queryOptions, useQuery } from '@tanstack/react-query'
import { api } from '~/api/client'
import type { CrmRecord, Pipeline } from '~/api/types'
import type { Money, Schemas } from '~/api/types'
import { usePipelines, useSearch } from '~/components/records/queries'
import { formatSum } from '~/lib/format'

export type Goal = Schemas['goals.GoalView']

export const goalQuery = queryOptions({ queryKey: ['goal'], queryFn: ({ signal }) => api.get('/api/goal', { signal }), meta: { watches: ['deals', 'goals'] } })
export const useGoal = () => useQuery(goalQuery)

export const shown = (money: Money): string => formatSum(money.amount, money.currency)
export const shareOf = (part: Money, whole: Money): number => Number(part.amount) / (Number(whole.amount) || 1)
/** Positive: more is won than an even pace asks for today. */
export const aheadBy = (goal: Goal): number => Number(goal.won.amount) - (Number(goal.target?.amount ?? 0) * goal.day) / goal.days

/** What is won, and of the open deals that may close in time as much as their stages promise. */
export function forecastOf(goal: Goal, deals: CrmRecord[], pipelines: Pipeline[]): number {
  const chances = new Map(pipelines.flatMap((pipeline) => pipeline.stages).map((stage) => [stage.id, Number(stage.metadata?.probability ?? 0)]))
  const own = deals.filter((deal) => (deal.properties['deal_currency_code'] || goal.won.currency) === goal.won.currency)
  return own.reduce((sum, deal) => sum + Number(deal.properties['amount'] ?? 0) * (chances.get(deal.properties['dealstage'] ?? '') ?? 0), Number(goal.won.amount))
}

const most = 200

/** Absent until it is known, or where there are more deals than one answer holds. */
export function useForecast(goal: Goal | undefined): number | undefined {
  const pipelines = usePipelines()
  const open = [{ propertyName: 'hs_is_closed', operator: 'NEQ' as const, value: 'true' }, { propertyName: 'closedate', operator: 'LTE' as const, value: String(Date.parse(`${goal?.to ?? '1970-01-01'}T23:59:59Z`)) }]
  const found = useSearch('deals', { filterGroups: [{ filters: open }], sorts: [], properties: ['amount', 'deal_currency_code', 'dealstage'], limit: most }, goal !== undefined)
  const page = found.data?.pages[0]
  if (!goal || !page || pipelines.length === 0 || (page.total ?? 0) > most) return undefined
  return forecastOf(goal, page.results, pipelines)
}
