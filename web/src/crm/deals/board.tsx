import { DndContext, DragOverlay, KeyboardSensor, PointerSensor, pointerWithin, useSensor, useSensors, type DragEndEvent } from '@dnd-kit/core'
import { useMemo, useState, type CSSProperties } from 'react'
import type { CrmRecord, Pipeline, Stage } from '~/api/types'
import { t } from '~/app/messages'
import { recordName } from '~/components/records/values'
import { useKeys } from '~/lib/keyboard'
import { useNavigate } from '~/lib/routes'
import { useMay } from '~/lib/session'
import { BoardColumn } from './board-column'
import { kindOf, neighbour, stageOf, toColumns } from './board-data'
import { CardContent } from './deal-card'
import { DropZones } from './drop-zones'
import { LostReason } from './lost-reason'
import type { Move } from './use-board'
import styles from './board.module.css'

interface Props {
  pipeline: Pipeline
  deals: CrmRecord[]
  loading: boolean
  now: number
  onMove: (move: Move) => void
}

/** A column per open stage and one for what was won; lost is a place to drop, not to keep. */
export function Board({ pipeline, deals, loading, now, onMove }: Props) {
  const navigate = useNavigate()
  const mayWrite = useMay('write_records')
  const [dragged, setDragged] = useState<string>()
  const [over, setOver] = useState<string>()
  const [cursor, setCursor] = useState<string>()
  const [losing, setLosing] = useState<{ deal: CrmRecord; stage: Stage }>()
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 6 } }), useSensor(KeyboardSensor))
  const columns = useMemo(() => toColumns(pipeline, deals, now).filter((column) => column.kind !== 'lost'), [pipeline, deals, now])
  const toCome = useMemo(
    () => (dragged && over ? toColumns(pipeline, deals, now, { id: dragged, to: over }).filter((column) => column.kind !== 'lost') : undefined),
    [pipeline, deals, now, dragged, over],
  )
  const order = useMemo(() => columns.flatMap((column) => column.deals), [columns])
  const card = deals.find((deal) => deal.id === dragged)
  const current = order.find((deal) => deal.id === cursor)

  const moveTo = (deal: CrmRecord, stage: Stage | undefined) => {
    if (!stage || stage.id === stageOf(deal) || !mayWrite) return
    if (kindOf(stage) === 'lost') setLosing({ deal, stage })
    else onMove({ deal, stageLabel: stage.label, values: { dealstage: stage.id, pipeline: pipeline.id } })
  }
  const end = ({ over: place }: DragEndEvent) => {
    const target = String(place?.id ?? '').replace(/^zone-/, '')
    if (card && place) moveTo(card, pipeline.stages.find((stage) => stage.id === target))
    setDragged(undefined)
    setOver(undefined)
  }
  const step = (by: number) => {
    const at = order.findIndex((deal) => deal.id === cursor)
    const next = order[Math.max(0, Math.min(order.length - 1, at + by))]
    setCursor(next?.id)
    if (next) document.getElementById(`deal-${next.id}`)?.focus()
  }
  const group = t('keys.group.board')
  useKeys([
    { keys: 'j', label: t('deals.key.next'), group, run: () => step(1) },
    { keys: 'k', label: t('deals.key.previous'), group, run: () => step(-1) },
    { keys: ']', label: t('deals.key.right'), group, run: () => current && moveTo(current, neighbour(pipeline, stageOf(current), 1)) },
    { keys: '[', label: t('deals.key.left'), group, run: () => current && moveTo(current, neighbour(pipeline, stageOf(current), -1)) },
  ])
  const name = (id: unknown) => recordName('deals', deals.find((deal) => deal.id === id) ?? { properties: {} })
  const stageName = (id: unknown) => pipeline.stages.find((stage) => stage.id === String(id).replace(/^zone-/, ''))?.label ?? ''

  return (
    <DndContext
      sensors={sensors}
      collisionDetection={pointerWithin}
      onDragStart={({ active }) => setDragged(String(active.id))}
      onDragOver={({ over: place }) => setOver(place ? String(place.id).replace(/^zone-/, '') : undefined)}
      onDragEnd={end}
      onDragCancel={() => setDragged(undefined)}
      accessibility={{
        announcements: {
          onDragStart: ({ active }) => t('deals.drag.lifted', { name: name(active.id) }),
          onDragOver: ({ active, over: place }) => (place ? t('deals.drag.over', { name: name(active.id), stage: stageName(place.id) }) : undefined),
          onDragEnd: ({ active }) => t('deals.drag.dropped', { name: name(active.id) }),
          onDragCancel: () => t('deals.drag.cancelled'),
        },
      }}
    >
      <div className={styles.board} style={{ '--stages': columns.length } as CSSProperties} aria-busy={loading} tabIndex={0} role="region" aria-label={t('deals.board')}>
        {columns.map((column, index) => (
          <BoardColumn
            key={column.stage.id}
            column={column}
            toCome={toCome?.[index]}
            dragged={dragged}
            isOver={over === column.stage.id && dragged !== undefined}
            loading={loading}
            now={now}
            mayMove={mayWrite}
            onFocus={setCursor}
            onOpen={(deal) => void navigate({ to: `/deals/${deal.id}` })}
          />
        ))}
      </div>
      {card && <DropZones pipeline={pipeline} />}
      <DragOverlay dropAnimation={null}>
        {card && (
          <div className={styles.lifted}>
            <CardContent deal={card} stage={pipeline.stages[0]!} won={false} usualDays={undefined} now={now} />
          </div>
        )}
      </DragOverlay>
      {losing && (
        <LostReason
          deal={losing.deal}
          onClose={() => setLosing(undefined)}
          onReason={(reason) => {
            onMove({ deal: losing.deal, stageLabel: losing.stage.label, values: { dealstage: losing.stage.id, pipeline: pipeline.id, closed_lost_reason: reason } })
            setLosing(undefined)
          }}
        />
      )}
    </DndContext>
  )
}
