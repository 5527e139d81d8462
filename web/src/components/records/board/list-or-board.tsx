import { Button, SegmentedControl } from '@mantine/core'
import { IconLayoutKanban, IconTable } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { CrmRecord } from '~/api/types'
import { t } from '~/app/messages'
import { Bones } from '~/components/bones'
import { Failure } from '~/components/failure'
import { useShow } from '~/lib/routes'
import { storedStore, useStore } from '~/lib/store'
import { pipelinesQuery } from '../queries'
import { RecordList } from '../record-list'
import { useListState } from '../use-list-state'
import { BoardPage } from './board-page'
import type { BoardDefinition } from './definition'
import styles from './board.module.css'

type Mode = 'board' | 'table'

/** What people chose last, by kind. */
const chosenModes = storedStore<Record<string, Mode>>('tandem.modes', {})

interface Props<F> {
  board: BoardDefinition<F>
  /** Where nobody chose yet. */
  first: Mode
  onCreate: () => void
  actions?: (record: CrmRecord) => ReactNode
}

/** The records of a kind as rows or as cards. */
export function ListOrBoard<F>({ board, first, onCreate, actions }: Props<F>) {
  const { object } = board.list
  const loaded = useQuery(pipelinesQuery(object))
  const state = useListState(object, board.list.views, board.list.columns)
  const stored = useStore(chosenModes)[object] ?? first
  const show = useShow()
  const mode = state.layout === undefined ? stored : state.layout === 'board' ? 'board' : 'table'
  const pipelines = loaded.data
  if (loaded.error && !pipelines) return <Failure error={loaded.error} action={<Button onClick={() => void loaded.refetch()}>{t('error.again')}</Button>} full />
  if (!pipelines || !state.isReady) return <div className={styles.waiting} aria-busy><Bones widths={['40%', '70%']} /></div>
  const switcher = (
    <SegmentedControl
      aria-label={t('board.mode')}
      value={mode}
      onChange={(value) => {
        const mode = value as Mode
        if (state.view.layout) return state.setLayout(mode === 'board' ? 'board' : 'list')
        chosenModes.set((now) => ({ ...now, [object]: mode }))
        show({ mode: undefined })
      }}
      data={[
        { value: 'board', label: <Choice icon={<IconLayoutKanban size={15} stroke={1.75} />} text={t('board.name')} /> },
        { value: 'table', label: <Choice icon={<IconTable size={15} stroke={1.75} />} text={t('board.table')} /> },
      ]}
    />
  )
  if (mode === 'table' || pipelines.length === 0) return <RecordList list={board.list} onCreate={onCreate} extra={pipelines.length > 0 && switcher} {...(pipelines.length > 0 && { layout: 'list' as const })} {...(actions && { actions })} />
  return <BoardPage board={board} pipelines={pipelines} switcher={switcher} onCreate={onCreate} />
}

const Choice = ({ icon, text }: { icon: ReactNode; text: string }) => <span className={styles.mode} title={text}>{icon}<span>{text}</span></span>
