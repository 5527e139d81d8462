import { Button, Select } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useMemo, type ReactNode } from 'react'
import type { Pipeline } from '~/api/types'
import { t } from '~/app/messages'
import { Failure } from '~/components/failure'
import { KeyCap } from '~/components/key-cap'
import { isComplete } from '~/lib/filters'
import { useKeys } from '~/lib/keyboard'
import { useMay } from '~/lib/session'
import { FilterBar } from '../filter-bar'
import { ListTabs } from '../list-tabs'
import { Missing } from '../missing'
import { propertiesQuery, useProperties, useViewCounts } from '../queries'
import { placeOf } from '../stages'
import { useListState } from '../use-list-state'
import { useMyOwnerId } from '../use-my-owner-id'
import { useWords } from '../use-words'
import { withMe } from '../views'
import { Board } from './board'
import type { BoardDefinition } from './definition'
import { useBoard } from './use-board'
import styles from './board.module.css'

interface Props<F> {
  board: BoardDefinition<F>
  pipelines: Pipeline[]
  switcher: ReactNode
  onCreate: () => void
}

/** The same views and filters as the list, one pipeline at a time. */
export function BoardPage<F>({ board, pipelines, switcher, onCreate }: Props<F>) {
  const { list } = board
  const { object } = list
  const place = placeOf(object)
  const state = useListState(object, list.views, list.columns)
  const properties = useProperties(object)
  const fields = useQuery(propertiesQuery(object))
  const words = useWords(object)
  const myId = useMyOwnerId()
  const counts = useViewCounts(object, state.views, properties, myId)
  const mayWrite = useMay('write_records')
  const ofPipeline = state.filters.filter((filter) => filter.property === place.pipeline)
  const chosen = ofPipeline[0]?.values[0]
  const pipeline = pipelines.find((one) => one.id === chosen) ?? pipelines[0]!
  const filters = useMemo(() => state.filters.filter((filter) => filter.property !== place.pipeline), [state.filters, place.pipeline])
  const asked = useMemo(() => withMe(filters.filter(isComplete), myId), [filters, myId])
  const shown = useBoard(board, pipeline, state.query, asked, state.isReady)
  const error = shown.error ?? (properties.length === 0 ? fields.error : null)
  const retry = () => (fields.error ? void fields.refetch() : shown.retry())
  const isEmpty = !shown.isPending && shown.columns.every((column) => column.total === 0)
  const isBare = counts[state.view.id] === 0 && isEmpty && filters.length === 0 && state.query === ''
  const label = t(list.create, list.words?.(1))
  useKeys([{ keys: 'c', label, group: t('keys.group.board'), run: onCreate, idle: !mayWrite }])
  const labels = Object.fromEntries(Object.entries(list.labels).flatMap(([name, { label }]) => (label ? [[name, label]] : [])))
  const isOnePipeline = pipelines.length === 1 || state.view.filters.some((filter) => filter.property === place.pipeline)
  const measured = shown.columns.flatMap(({ stage, figures }) => (figures === undefined ? [] : [{ stage, figures }]))
  const Total = board.figures?.Total

  return (
    <div className={styles.page}>
      <h1 className="visually-hidden">{t(list.label, list.words?.(2))}</h1>
      <ListTabs object={object} state={state} counts={counts} layout="board">
        {switcher}
        {mayWrite && <Button variant={isBare ? 'default' : 'filled'} data-create={isBare ? 'bare' : true} leftSection={<IconPlus size={15} stroke={2} />} onClick={onCreate}>{label}</Button>}
      </ListTabs>
      {!isBare && (
        <FilterBar
          query={state.query}
          onQuery={state.setQuery}
          filters={filters}
          onFilters={(next) => state.setFilters([...ofPipeline, ...next])}
          properties={properties.filter((property) => property.name !== place.pipeline)}
          labels={labels}
          words={words}
          changed={state.changed}
          onReset={state.reset}
        >
          {!isOnePipeline && (
            <Select
              size="xs"
              w={170}
              aria-label={t('board.pipeline')}
              data={pipelines.map((one) => ({ value: one.id, label: one.label }))}
              value={pipeline.id}
              allowDeselect={false}
              onChange={(id) => id && state.setFilters([{ property: place.pipeline, operator: 'in', values: [id] }, ...filters])}
            />
          )}
          {mayWrite && <span className={styles.hint}><KeyCap>[</KeyCap><KeyCap>]</KeyCap>{t('board.move_hint')}</span>}
          {Total && measured.length > 0 && <span className={styles.sums}><Total columns={measured} /></span>}
        </FilterBar>
      )}
      <Missing state={state} fields={properties} />
      {error ? <Failure error={error} action={<Button onClick={retry}>{t('error.again')}</Button>} full />
        : isBare ? list.empty(mayWrite ? onCreate : undefined)
        : <Board board={board} pipeline={pipeline} shown={shown} />}
    </div>
  )
}
