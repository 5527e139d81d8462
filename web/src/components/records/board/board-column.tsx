import { useDraggable, useDroppable } from '@dnd-kit/core'
import type { ReactNode } from 'react'
import type { CrmRecord } from '~/api/types'
import { t } from '~/app/messages'
import { Bones } from '~/components/bones'
import { formatNumber } from '~/lib/format'
import type { BoardDefinition, Column } from './definition'
import styles from './board.module.css'

interface Props<F> {
  board: BoardDefinition<F>
  column: Column<F>
  /** How the column would be after the drop. */
  toCome: Column<F> | undefined
  dragged: CrmRecord | undefined
  isOver: boolean
  now: number
  mayMove: boolean
  onFocus: (id: string) => void
  onOpen: (record: CrmRecord) => void
  onMore: () => void
}

export function BoardColumn<F>({ board, column, toCome, dragged, isOver, now, mayMove, onFocus, onOpen, onMore }: Props<F>) {
  const { stage, records, total, figures } = column
  const { setNodeRef } = useDroppable({ id: stage.id })
  const rest = (total ?? 0) - records.length
  const isLoading = total === undefined
  return (
    <section ref={setNodeRef} className={styles.column} data-over={isOver || undefined} aria-label={stage.label}>
      <Head board={board} column={column} toCome={toCome} />
      <ul className={styles.cards}>
        {isLoading && [0, 1, 2].map((row) => <li key={row} className={styles.card}><Bones widths={['60%', '20%']} /></li>)}
        {records.map((record) => (
          <li key={record.id}>
            {record.id === dragged?.id
              ? <div className={styles.gap}>{t('board.was_here')}</div>
              : (
                <Card id={record.id} label={board.sayCard(record, stage)} mayMove={mayMove} onFocus={() => onFocus(record.id)} onOpen={() => onOpen(record)}>
                  <board.Card record={record} stage={stage} figures={figures} now={now} />
                </Card>
              )}
          </li>
        ))}
        {rest > 0 && <li><button type="button" className={styles.more} onClick={onMore}>{t('board.more', { n: rest })}</button></li>}
        {total === 0 && <li className={styles.empty}>{t('board.stage_empty')}</li>}
      </ul>
    </section>
  )
}

function Head<F>({ board, column, toCome }: Pick<Props<F>, 'board' | 'column' | 'toCome'>) {
  const { stage, total, figures } = column
  const counted = toCome?.total !== undefined && toCome.total !== total ? ` → ${formatNumber(toCome.total)}` : ''
  return (
    <header className={styles.head}>
      <div className={styles.line}>
        <h2>
          <em>{board.title?.(stage) ?? stage.label}</em>
          {total !== undefined && <span>{formatNumber(total)}{counted}</span>}
        </h2>
        {board.figures && <board.figures.Beside stage={stage} />}
      </div>
      {board.figures && (
        <div className={styles.line}>
          {figures === undefined ? <Bones widths={[72]} /> : <board.figures.Below stage={stage} figures={figures} toCome={toCome?.figures} />}
        </div>
      )}
    </header>
  )
}

interface CardProps {
  id: string
  label: string
  mayMove: boolean
  onFocus: () => void
  onOpen: () => void
  children: ReactNode
}

function Card({ id, label, mayMove, onFocus, onOpen, children }: CardProps) {
  const { setNodeRef, listeners, attributes } = useDraggable({ id, disabled: !mayMove })
  return (
    <div
      ref={setNodeRef}
      {...attributes}
      {...listeners}
      id={`card-${id}`}
      className={styles.card}
      aria-label={label}
      onFocus={onFocus}
      onClick={onOpen}
      onKeyDown={(event) => {
        if (event.key === 'Enter') {
          event.preventDefault()
          onOpen()
        } else listeners?.['onKeyDown']?.(event)
      }}
    >
      {children}
    </div>
  )
}
