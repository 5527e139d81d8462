import { useMutation, useQueries, useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { CrmRecord, Pipeline, SearchBody, SearchFilter } from '~/api/types'
import { t } from '~/app/messages'
import { everyRow } from '~/lib/every-row'
import { toSearchFilter, type Filter } from '~/lib/filters'
import { queryClient, refreshObjects } from '~/lib/queries'
import { done, failed } from '~/lib/undo'
import { explain } from '../../failure'
import { search, searchAll, updateRecord, useProperties } from '../queries'
import { placeOf, stageOf, type Piped } from '../stages'
import { recordName } from '../values'
import { moved, toColumns, withFirst, without, type Loaded } from './columns'
import type { BoardDefinition, Move } from './definition'

const pageSize = 50
const mostMeasured = 10_000

/** The first records of a search; more of them once somebody asked for more. */
async function firstOf(object: Piped, key: unknown[], body: SearchBody, signal: AbortSignal): Promise<Loaded> {
  const most = queryClient.getQueryData<Loaded>(key)?.most ?? pageSize
  let total = 0
  const results = await everyRow(async (page) => {
    const found = await search(object, { ...body, ...page }, signal)
    total = found.total
    return found
  }, most)
  return { results, total, most }
}

/** Of each column the first records, of all of them what is summed up; and what moves a card. */
export function useBoard<F>(board: BoardDefinition<F>, pipeline: Pipeline, query: string, filters: Filter[], isReady: boolean) {
  const { object } = board.list
  const [now] = useState(() => Date.now())
  const properties = useProperties(object)
  const enabled = isReady && properties.length > 0
  const stages = useMemo(() => pipeline.stages.filter((stage) => board.isColumn?.(stage) ?? true), [pipeline, board])
  const asked = useMemo(() => {
    const byName = new Map(properties.map((property) => [property.name, property]))
    return filters.filter(({ property }) => byName.has(property)).map((filter) => toSearchFilter(filter, byName.get(filter.property), now))
  }, [filters, properties, now])
  const inPipeline: SearchFilter = { propertyName: placeOf(object).pipeline, operator: 'EQ', value: pipeline.id }
  const groups = stages.map((stage) => [
    ...(board.within?.(stage, now) ?? []),
    inPipeline,
    { propertyName: placeOf(object).stage, operator: 'EQ' as const, value: stage.id },
    ...asked,
  ])
  const words = query.trim() ? { query: query.trim() } : {}
  const sorts = [{ propertyName: board.sort.property, direction: board.sort.descending ? 'DESCENDING' as const : 'ASCENDING' as const }]
  const bodyOf = (filters: SearchFilter[]): SearchBody => ({ filterGroups: [{ filters }], sorts, properties: board.properties, ...words })
  const keys = groups.map((filters) => ['board', object, bodyOf(filters)])
  const loaded = useQueries({
    queries: groups.map((filters, at) => ({
      queryKey: keys[at]!,
      queryFn: ({ signal }: { signal: AbortSignal }) => firstOf(object, keys[at]!, bodyOf(filters), signal),
      enabled,
      meta: { watches: [object] },
    })),
  })
  const measure: SearchBody = {
    filterGroups: (board.figures?.among(now) ?? []).map((some) => ({ filters: [inPipeline, ...some, ...asked] })),
    properties: [placeOf(object).stage, ...(board.figures?.properties ?? [])],
    ...words,
  }
  const measureKey = ['board-figures', object, measure]
  const measured = useQuery({
    queryKey: measureKey,
    queryFn: ({ signal }) => searchAll(object, measure, mostMeasured, signal),
    enabled: enabled && board.figures !== undefined,
    meta: { watches: [object] },
  })

  const onScreen = (record: CrmRecord, to: string, values: Record<string, string>) => {
    const change = (stage: string, how: (loaded: Loaded) => Loaded) =>
      queryClient.setQueryData<Loaded>(keys[stages.findIndex((one) => one.id === stage)] ?? [], (now) => now && how(now))
    change(stageOf(object, record), (now) => without(now, record.id))
    change(to, (now) => withFirst(now, { ...record, properties: { ...record.properties, ...values } }))
    queryClient.setQueryData<CrmRecord[]>(measureKey, (all) => all && moved(all, record.id, values))
  }
  const move = useMutation({
    mutationFn: ({ record, values }: Move) => updateRecord(object, record.id, values),
    onMutate: async ({ record, stage, values }) => {
      const all = [...keys, measureKey]
      await Promise.all(all.map((queryKey) => queryClient.cancelQueries({ queryKey })))
      const before = all.map((key) => [key, queryClient.getQueryData(key)] as const)
      onScreen(record, stage.id, { ...values, ...board.moved?.() })
      return { before }
    },
    onError: (error, _move, context) => {
      for (const [key, data] of context?.before ?? []) queryClient.setQueryData(key, data)
      failed(`${t('board.move_failed')} ${explain(error)}`)
    },
    onSuccess: ({ changeSet }, { record, stage }) => done(t('stages.moved', { name: recordName(object, record), stage: stage.label }), changeSet),
    onSettled: (_answer, _error, { record }) => refreshObjects(object, `${object}:${record.id}`),
  })
  const parts = stages.map((stage, at) => ({ stage, loaded: loaded[at]?.data }))
  const columnsOf = (records: CrmRecord[] | undefined) => toColumns(board, parts, records && records.length < mostMeasured ? records : undefined, now)
  return {
    now,
    columns: columnsOf(measured.data),
    /** The columns once the card lies there. */
    columnsAfter: (id: string, stage: string) => columnsOf(measured.data && moved(measured.data, id, { [placeOf(object).stage]: stage })),
    isPending: !enabled || loaded.some((one) => one.isPending),
    error: loaded.find((one) => one.error && !one.data)?.error,
    retry: () => loaded.forEach((one) => one.error && void one.refetch()),
    more: (stage: string) => {
      const key = keys[stages.findIndex((one) => one.id === stage)]
      if (!key) return
      queryClient.setQueryData<Loaded>(key, (now) => now && { ...now, most: now.most + pageSize })
      void queryClient.invalidateQueries({ queryKey: key, exact: true })
    },
    move: move.mutate,
  }
}
