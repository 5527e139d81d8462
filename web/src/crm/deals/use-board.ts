import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { CrmRecord, Pipeline, Property, SearchFilter } from '~/api/types'
import { t } from '~/app/messages'
import { explain } from '~/components/failure'
import { searchAll, updateRecord } from '~/components/records/queries'
import { recordName } from '~/components/records/values'
import { toSearchFilter, type Filter } from '~/lib/filters'
import { queryClient, refreshObjects } from '~/lib/queries'
import { done, failed } from '~/lib/undo'

const shown = ['dealname', 'amount', 'deal_currency_code', 'pipeline', 'dealstage', 'closedate', 'hubspot_owner_id', 'hs_date_entered_stage', 'hs_analytics_source', 'hs_analytics_source_data_1', 'description', 'createdate']
const most = 1000

export const monthStart = (now: number): number => new Date(new Date(now).getFullYear(), new Date(now).getMonth(), 1).getTime()

/** All open deals of a pipeline and those won this month. */
export function useBoard(pipeline: Pipeline | undefined, query: string, filters: Filter[], properties: Property[]) {
  const [now] = useState(() => Date.now())
  const byName = new Map(properties.map((property) => [property.name, property]))
  const asked = filters.map((filter) => toSearchFilter(filter, byName.get(filter.property), now))
  const key = ['board', pipeline?.id, query, asked]
  const board = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => loadDeals(pipeline!.id, query, asked, now, signal),
    enabled: pipeline !== undefined && properties.length > 0,
    meta: { watches: ['deals'] },
  })
  const move = useMutation({
    mutationFn: ({ deal, values }: Move) => updateRecord('deals', deal.id, values),
    onMutate: async ({ deal, values }) => {
      await queryClient.cancelQueries({ queryKey: key })
      const before = queryClient.getQueryData<CrmRecord[]>(key)
      const entered = new Date().toISOString()
      queryClient.setQueryData<CrmRecord[]>(key, (all) =>
        all?.map((one) => (one.id === deal.id ? { ...one, properties: { ...one.properties, ...values, hs_date_entered_stage: entered } } : one)))
      return { before }
    },
    onError: (error, _move, context) => {
      queryClient.setQueryData(key, context?.before)
      failed(`${t('deals.move_failed')} ${explain(error)}`)
    },
    onSuccess: ({ changeSet }, { deal, stageLabel }) => done(t('deals.moved', { name: recordName('deals', deal), stage: stageLabel }), changeSet),
    onSettled: (_answer, _error, { deal }) => refreshObjects('deals', `deals:${deal.id}`),
  })
  return { board, move: move.mutate, now }
}

export interface Move {
  deal: CrmRecord
  stageLabel: string
  values: Record<string, string>
}

function loadDeals(pipeline: string, query: string, asked: SearchFilter[], now: number, signal: AbortSignal): Promise<CrmRecord[]> {
  const inPipeline: SearchFilter = { propertyName: 'pipeline', operator: 'EQ', value: pipeline }
  const open: SearchFilter = { propertyName: 'hs_is_closed', operator: 'EQ', value: 'false' }
  const won: SearchFilter[] = [
    { propertyName: 'hs_is_closed_won', operator: 'EQ', value: 'true' },
    { propertyName: 'closedate', operator: 'GTE', value: String(monthStart(now)) },
  ]
  const body = {
    filterGroups: [{ filters: [inPipeline, open, ...asked] }, { filters: [inPipeline, ...won, ...asked] }],
    sorts: [{ propertyName: 'hs_date_entered_stage', direction: 'DESCENDING' as const }],
    properties: shown,
    ...(query.trim() ? { query: query.trim() } : {}),
    limit: 200,
  }
  return searchAll('deals', body, most, signal)
}
