import { Button, SegmentedControl } from '@mantine/core'
import { IconLayoutKanban, IconPlus, IconTable } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useMemo, type ReactNode } from 'react'
import { t } from '~/app/messages'
import { Bones } from '~/components/bones'
import { Failure } from '~/components/failure'
import { KeyCap } from '~/components/key-cap'
import { FilterBar } from '~/components/records/filter-bar'
import { ListTabs } from '~/components/records/list-tabs'
import { pipelinesQuery, propertiesQuery, usePipelines, useProperties, useViewCounts } from '~/components/records/queries'
import { RecordList } from '~/components/records/record-list'
import { useListState } from '~/components/records/use-list-state'
import { useMyOwnerId } from '~/components/records/use-my-owner-id'
import { useWords } from '~/components/records/use-words'
import { withMe } from '~/components/records/views'
import { isComplete } from '~/lib/filters'
import { formatMoney } from '~/lib/format'
import { useKeys } from '~/lib/keyboard'
import { useNavigate, useShow } from '~/lib/routes'
import { useCurrency, useMay } from '~/lib/session'
import { storedStore, useStore } from '~/lib/store'
import { Board } from './board'
import { openSums, toColumns } from './board-data'
import { dealList, pipelineViews } from './definition'
import { NewDeal } from './new-deal'
import { useBoard } from './use-board'
import styles from './board.module.css'

const chosenMode = storedStore<'board' | 'table'>('tandem.deals.mode', 'board')

export default function DealsPage() {
  const loaded = useQuery(pipelinesQuery())
  const pipelines = usePipelines()
  const currency = useCurrency()
  const views = useMemo(() => pipelineViews(pipelines), [pipelines])
  const list = useMemo(() => dealList(views, currency), [views, currency])
  const address = useSearch({ strict: false }) as { mode?: string; new?: string; view?: string }
  const navigate = useNavigate()
  const stored = useStore(chosenMode)
  const mayWrite = useMay('write_records')
  const mode = address.mode === 'table' || address.mode === 'board' ? address.mode : stored
  const go = useShow()
  if (loaded.error && pipelines.length === 0) return <Failure error={loaded.error} action={<Button onClick={() => void loaded.refetch()}>{t('error.again')}</Button>} full />
  if (pipelines.length === 0) return <div className={styles.waiting} aria-busy><Bones widths={['40%', '70%']} /></div>
  const switcher = (
    <SegmentedControl
      aria-label={t('deals.mode')}
      value={mode}
      onChange={(value) => {
        chosenMode.set(value as 'board' | 'table')
        go({ mode: undefined })
      }}
      data={[
        { value: 'board', label: <Mode icon={<IconLayoutKanban size={15} stroke={1.75} />} text={t('deals.board')} /> },
        { value: 'table', label: <Mode icon={<IconTable size={15} stroke={1.75} />} text={t('deals.table')} /> },
      ]}
    />
  )
  const create = () => go({ new: '1' })
  return (
    <>
      {mode === 'table' ? <RecordList list={list} onCreate={create} extra={switcher} /> : <BoardPage views={views} list={list} switcher={switcher} onCreate={create} />}
      {address.new !== undefined && mayWrite && (
        <NewDeal pipeline={address.view} onClose={() => go({ new: undefined })} onCreated={(id) => void navigate({ to: `/deals/${id}` })} />
      )}
    </>
  )
}

const Mode = ({ icon, text }: { icon: ReactNode; text: string }) => <span className={styles.mode} title={text}>{icon}<span>{text}</span></span>

interface BoardPageProps {
  views: ReturnType<typeof pipelineViews>
  list: ReturnType<typeof dealList>
  switcher: ReactNode
  onCreate: () => void
}

function BoardPage({ views, list, switcher, onCreate }: BoardPageProps) {
  const state = useListState('deals', views, list.columns)
  const pipelines = usePipelines()
  const properties = useProperties('deals')
  const words = useWords()
  const myId = useMyOwnerId()
  const counts = useViewCounts('deals', state.views, properties, myId)
  const currency = useCurrency()
  const mayWrite = useMay('write_records')
  const chosen = state.filters.find((filter) => filter.property === 'pipeline')?.values[0]
  const pipeline = pipelines.find((one) => one.id === chosen) ?? pipelines[0]!
  const filters = useMemo(() => state.filters.filter((filter) => filter.property !== 'pipeline'), [state.filters])
  const asked = useMemo(() => withMe(filters.filter(isComplete), myId), [filters, myId])
  const fields = useQuery(propertiesQuery('deals'))
  const { board, move, now } = useBoard(pipeline, state.query, asked, properties)
  const error = board.error ?? (board.data ? null : fields.error)
  const retry = () => void (fields.error ? fields.refetch() : board.refetch())
  const deals = useMemo(() => board.data ?? [], [board.data])
  const sums = useMemo(() => openSums(toColumns(pipeline, deals, now)), [pipeline, deals, now])
  const pipelineFilter = state.filters.filter((filter) => filter.property === 'pipeline')
  const isBare = counts[state.view.id] === 0 && deals.length === 0 && filters.length === 0 && state.query === ''
  useKeys([{ keys: 'c', label: t('deals.new'), group: t('keys.group.board'), run: onCreate, idle: !mayWrite }])
  const labels = Object.fromEntries(Object.entries(list.labels).flatMap(([name, { label }]) => (label ? [[name, label]] : [])))

  return (
    <div className={styles.page}>
      <h1 className="visually-hidden">{t('deals.nav')}</h1>
      <ListTabs object="deals" state={state} counts={counts}>
        {switcher}
        {mayWrite && <Button variant={isBare ? 'default' : 'filled'} data-create={isBare ? 'bare' : true} leftSection={<IconPlus size={15} stroke={2} />} onClick={onCreate}>{t('deals.new')}</Button>}
      </ListTabs>
      {!isBare && (
        <FilterBar
          query={state.query}
          onQuery={state.setQuery}
          filters={filters}
          onFilters={(next) => state.setFilters([...pipelineFilter, ...next])}
          properties={properties.filter((property) => property.name !== 'pipeline')}
          labels={labels}
          words={words}
          changed={state.changed}
          onReset={state.reset}
        >
          <span className={styles.hint}><KeyCap>[</KeyCap><KeyCap>]</KeyCap>{t('deals.move_hint')}</span>
          {board.data && (
            <span className={styles.sums}>
              <strong>{t('deals.open_sum', { sum: formatMoney(Math.round(sums.sum), currency) })}</strong>, {t('deals.weighted_sum', { sum: formatMoney(Math.round(sums.weighted), currency) })}
            </span>
          )}
        </FilterBar>
      )}
      {error && deals.length === 0
        ? <Failure error={error} action={<Button onClick={retry}>{t('error.again')}</Button>} full />
        : isBare ? list.empty(mayWrite ? onCreate : undefined)
        : <Board pipeline={pipeline} deals={deals} loading={board.isPending} now={now} onMove={move} />}
    </div>
  )
}
