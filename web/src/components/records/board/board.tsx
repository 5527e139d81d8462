import { DndContext, DragOverlay, KeyboardSensor, PointerSensor, pointerWithin, useSensor, useSensors, type DragEndEvent } from '@dnd-kit/core'
import { useMemo, useState, type CSSProperties } from 'react'
import type { CrmRecord, Pipeline, Stage } from '~/api/types'
import { t } from '~/app/messages'
import { useKeys } from '~/lib/keyboard'
import { useNavigate } from '~/lib/routes'
import { useMay } from '~/lib/session'
import type { Values } from '../queries'
import { placeOf, stageOf } from '../stages'
import { recordName } from '../values'
import { BoardColumn } from './board-column'
import { neighbour } from './columns'
import type { BoardDefinition } from './definition'
import { DropZones, stageBelow } from './drop-zones'
import type { useBoard } from './use-board'
import styles from './board.module.css'

interface Props<F> {
  board: BoardDefinition<F>
  pipeline: Pipeline
  shown: ReturnType<typeof useBoard<F>>
}

/** A column for each stage; a card is moved by dragging it or with the brackets. */
export function Board<F>({ board, pipeline, shown }: Props<F>) {
  const { columns, now } = shown
  const { object, path } = board.list
  const navigate = useNavigate()
  const mayMove = useMay('write_records')
  const [dragged, setDragged] = useState<string>()
  const [over, setOver] = useState<string>()
  const [cursor, setCursor] = useState<string>()
  const [asking, setAsking] = useState<{ record: CrmRecord; stage: Stage }>()
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 6 } }), useSensor(KeyboardSensor))
  const order = columns.flatMap((column) => column.records)
  const card = order.find((record) => record.id === dragged)
  const current = order.find((record) => record.id === cursor)
  const zones = useMemo(() => board.zones?.(pipeline) ?? [], [board, pipeline])
  const toCome = card && over && stageOf(object, card) !== over ? afterDrop(shown, card, stageOf(object, card), over) : undefined

  const move = (record: CrmRecord, stage: Stage, more: Values = {}) => {
    const place = placeOf(object)
    shown.move({ record, stage, values: { [place.stage]: stage.id, [place.pipeline]: pipeline.id, ...more } })
  }
  const moveTo = (record: CrmRecord, stage: Stage | undefined) => {
    if (!stage || stage.id === stageOf(object, record) || !mayMove) return
    if (board.ask?.of(stage)) setAsking({ record, stage })
    else move(record, stage)
  }
  const end = ({ over: place }: DragEndEvent) => {
    const target = stageBelow(place)
    if (card) moveTo(card, pipeline.stages.find((stage) => stage.id === target))
    setDragged(undefined)
    setOver(undefined)
  }
  const step = (by: number) => {
    const at = order.findIndex((record) => record.id === cursor)
    const next = order[Math.max(0, Math.min(order.length - 1, at + by))]
    setCursor(next?.id)
    if (next) document.getElementById(`card-${next.id}`)?.focus()
  }
  const stages = columns.map((column) => column.stage)
  const shift = (by: 1 | -1) => current && moveTo(current, neighbour(stages, stageOf(object, current), by))
  const group = t('keys.group.board')
  useKeys([
    { keys: 'j', label: t('board.key.next'), group, run: () => step(1) },
    { keys: 'k', label: t('board.key.previous'), group, run: () => step(-1) },
    { keys: ']', label: t('board.key.right'), group, run: () => shift(1) },
    { keys: '[', label: t('board.key.left'), group, run: () => shift(-1) },
  ])
  const name = (id: unknown) => recordName(object, order.find((record) => record.id === id) ?? { properties: {} })
  const stageName = (id: string | undefined) => pipeline.stages.find((stage) => stage.id === id)?.label ?? ''

  return (
    <DndContext
      sensors={sensors}
      collisionDetection={pointerWithin}
      onDragStart={({ active }) => setDragged(String(active.id))}
      onDragOver={({ over: place }) => setOver(stageBelow(place))}
      onDragEnd={end}
      onDragCancel={() => setDragged(undefined)}
      accessibility={{
        announcements: {
          onDragStart: ({ active }) => t('board.drag.lifted', { name: name(active.id) }),
          onDragOver: ({ active, over: place }) => (place ? t('board.drag.over', { name: name(active.id), stage: stageName(stageBelow(place)) }) : undefined),
          onDragEnd: ({ active }) => t('board.drag.dropped', { name: name(active.id) }),
          onDragCancel: () => t('board.drag.cancelled'),
        },
      }}
    >
      <div className={styles.board} style={{ '--stages': columns.length } as CSSProperties} aria-busy={shown.isPending} tabIndex={0} role="region" aria-label={t('board.name')}>
        {columns.map((column, index) => (
          <BoardColumn
            key={column.stage.id}
            board={board}
            column={column}
            toCome={toCome?.[index]}
            dragged={card}
            isOver={over === column.stage.id && dragged !== undefined}
            now={now}
            mayMove={mayMove}
            onFocus={setCursor}
            onOpen={(record) => void navigate({ to: path(record.id) })}
            onMore={() => shown.more(column.stage.id)}
          />
        ))}
      </div>
      {card && zones.length > 0 && <DropZones zones={zones} />}
      <DragOverlay dropAnimation={null}>
        {card && <div className={styles.lifted}><board.Card record={card} stage={stages[0]!} figures={undefined} now={now} /></div>}
      </DragOverlay>
      {asking && board.ask && (
        <board.ask.Question
          record={asking.record}
          onClose={() => setAsking(undefined)}
          onAnswer={(values) => {
            move(asking.record, asking.stage, values)
            setAsking(undefined)
          }}
        />
      )}
    </DndContext>
  )
}

/** The columns once the card lies elsewhere: their counts and figures. */
function afterDrop<F>(shown: Props<F>['shown'], card: CrmRecord, from: string, to: string) {
  const by = (stage: string) => (stage === to ? 1 : stage === from ? -1 : 0)
  return shown.columnsAfter(card.id, to).map((column) => ({ ...column, total: column.total === undefined ? undefined : column.total + by(column.stage.id) }))
}
