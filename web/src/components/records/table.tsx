import { Checkbox } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef, type CSSProperties, type ReactNode, type MouseEvent } from 'react'
import type { CrmRecord } from '~/api/hubspot'
import { t } from '~/app/messages'
import type { Sort } from '~/lib/filters'
import { Bones } from '../bones'
import type { Column } from './columns'
import type { Selection } from './use-selection'
import styles from './table.module.css'

interface Props {
  label: string
  columns: Column[]
  records: CrmRecord[]
  total: number
  loading: boolean
  sort: Sort | undefined
  onSort: (sort: Sort | undefined) => void
  selection: Selection
  cursor: number
  onCursor: (index: number) => void
  onOpen: (record: CrmRecord, newTab: boolean) => void
  onMore: () => void
  nameOf: (record: CrmRecord) => string
  actions?: (record: CrmRecord) => ReactNode
  /** The column the actions lie over. */
  actionsOver?: string | undefined
  /** The row on small screens. */
  compact?: ((record: CrmRecord) => ReactNode) | undefined
}

const rowHeight = 36
const compactHeight = 60

export function RecordTable(props: Props) {
  const { columns, records, loading, compact } = props
  const scroller = useRef<HTMLDivElement>(null)
  const waiting = Math.min(30, Math.max(0, props.total - records.length))
  const count = loading && records.length === 0 ? 16 : records.length + waiting
  const height = compact ? compactHeight : rowHeight
  const rows = useVirtualizer({ count, getScrollElement: () => scroller.current, estimateSize: () => height, overscan: 12 })
  const items = rows.getVirtualItems()
  const lastShown = items.at(-1)?.index ?? 0
  const { onMore } = props

  useEffect(() => {
    if (records.length > 0 && lastShown >= records.length - 20) onMore()
  }, [lastShown, records.length, onMore])
  useEffect(() => {
    if (props.cursor >= 0) rows.scrollToIndex(props.cursor, { align: 'auto' })
  }, [props.cursor, rows])
  useEffect(() => rows.measure(), [height, rows])

  const style = { '--columns': template(columns), minWidth: compact ? undefined : minWidth(columns) } as CSSProperties
  return (
    <div ref={scroller} className={styles.scroller} tabIndex={0} role="grid" aria-label={props.label} aria-rowcount={props.total + 1} aria-busy={loading} aria-multiselectable="true">
      <div className={styles.table} style={style} data-compact={compact ? true : undefined} role="presentation">
        {!compact && <Head {...props} />}
        <div style={{ height: rows.getTotalSize(), position: 'relative' }} role="rowgroup">
          {items.map((item) => {
            const record = records[item.index]
            const place = { height, transform: `translateY(${item.start}px)` }
            return record ? (
              <Row key={record.id} {...props} record={record} index={item.index} place={place} />
            ) : (
              <div key={item.key} className={styles.row} style={place} role="row" aria-rowindex={item.index + 2}>
                <span role="gridcell" className={styles.check} />
                <div role="gridcell"><Bones widths={[90 + ((item.index * 37) % 60)]} /></div>
                {!compact && columns.slice(1).map((column, at) => (
                  <div key={column.name} role="gridcell"><Bones widths={[`${40 + ((item.index * 23 + at * 31) % 40)}%`]} /></div>
                ))}
              </div>
            )
          })}
        </div>
      </div>
    </div>
  )
}

function Head({ columns, sort, onSort, selection, records }: Props) {
  const isAll = records.length > 0 && records.every((record) => selection.has(record.id))
  return (
    <div className={styles.head} role="row" aria-rowindex={1}>
      <div className={styles.check} role="columnheader">
        <Checkbox
          aria-label={t('list.select_all')}
          checked={isAll}
          indeterminate={selection.count > 0 && !isAll}
          onChange={() => (isAll ? selection.clear() : selection.set(records.map((record) => record.id)))}
        />
      </div>
      {columns.map((column) => {
        const sorted = column.sort !== undefined && sort?.property === column.sort
        const direction = sorted ? (sort.descending ? 'descending' : 'ascending') : undefined
        const Arrow = sorted && !sort.descending ? IconArrowUp : IconArrowDown
        const next = () => onSort({ property: column.sort!, descending: sorted ? !sort.descending : startsDown(column) })
        return (
          <div key={column.name} className={styles.headCell} role="columnheader" aria-sort={direction ?? (column.sort ? 'none' : undefined)} data-align={column.align}>
            {column.sort ? (
              <button type="button" className={styles.sort} data-sorted={sorted || undefined} onClick={next}>
                {column.label}
                <Arrow size={13} stroke={2} aria-hidden />
              </button>
            ) : column.label}
          </div>
        )
      })}
    </div>
  )
}

/** Numbers and times are most useful from the top. */
const startsDown = (column: Column) => column.align === 'right' || /score|date|updated|amount|timestamp/.test(column.sort ?? '')

interface RowProps extends Props {
  record: CrmRecord
  index: number
  place: CSSProperties
}

function Row({ record, index, place, columns, selection, cursor, onCursor, onOpen, nameOf, actions, actionsOver, compact }: RowProps) {
  const shownActions = actions && !compact && <span className={styles.actions}>{actions(record)}</span>
  const isOver = columns.some((column) => column.name === actionsOver)
  const selected = selection.has(record.id)
  const open = (event: MouseEvent) => {
    if ((event.target as HTMLElement).closest('button, a, input, [role=menu]')) return
    if (window.getSelection()?.toString()) return
    onCursor(index)
    onOpen(record, event.ctrlKey || event.metaKey)
  }
  return (
    <div
      className={styles.row}
      style={place}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={selected}
      data-cursor={cursor === index || undefined}
      onClick={open}
    >
      <div className={styles.check} role="gridcell">
        <Checkbox
          aria-label={t('list.select', { name: nameOf(record) })}
          checked={selected}
          onChange={(event) => selection.toggle(record.id, (event.nativeEvent as unknown as MouseEvent).shiftKey)}
        />
      </div>
      {compact ? <div role="gridcell" className={styles.compact}>{compact(record)}</div> : columns.map((column, at) => (
        <div key={column.name} className={at === 0 ? styles.first : styles.cell} role="gridcell" data-align={column.align}>{column.render(record)}{column.name === actionsOver && shownActions}</div>
      ))}
      {shownActions && !isOver && <div role="gridcell">{shownActions}</div>}
    </div>
  )
}

function template(columns: Column[]): string {
  return columns.map((column, index) => (index === columns.length - 1 ? `minmax(${column.width}px, 1fr)` : `${column.width}px`)).join(' ')
}
const minWidth = (columns: Column[]) => columns.reduce((sum, column) => sum + column.width, 0) + 72
