import { Checkbox } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef, type CSSProperties, type ReactNode, type MouseEvent } from 'react'
import { t } from '~/app/messages'
import type { Sort } from '~/lib/filters'
import { Link, type Address } from '~/lib/routes'
import { Bones } from '../bones'
import type { Selection } from './use-selection'
import styles from './table.module.css'

export interface TableColumn<T> {
  name: string
  label: string
  width: number
  align?: 'right'
  /** Takes the room that is left; without one the last column does. */
  grows?: boolean
  /** What to sort by; none: cannot be sorted. */
  sort?: string
  render: (row: T) => ReactNode
  /** What the export writes. */
  text: (row: T) => string
}

export interface TableProps<T> {
  label: string
  columns: TableColumn<T>[]
  rows: T[]
  total: number
  loading: boolean
  idOf: (row: T) => string
  nameOf: (row: T) => string
  /** The page of a row, which its first cell links to. */
  path?: ((row: T) => Address | undefined) | undefined
  /** A click beside the link; the only way where rows have no page. */
  onOpen?: ((row: T, newTab: boolean) => void) | undefined
  sort?: Sort | undefined
  onSort?: (sort: Sort | undefined) => void
  /** None: rows cannot be chosen. */
  selection?: Selection | undefined
  cursor?: number
  onCursor?: (index: number) => void
  onMore: () => void
  actions?: ((row: T) => ReactNode) | undefined
  /** The column the actions lie over. */
  actionsOver?: string | undefined
  /** The row on small screens. */
  compact?: ((row: T) => ReactNode) | undefined
}

const rowHeight = 36
const compactHeight = 60

/** Rows of anything, drawn as they come into sight. */
export function ListTable<T>(props: TableProps<T>) {
  const { columns, rows, loading, compact, cursor = -1, onMore } = props
  const scroller = useRef<HTMLDivElement>(null)
  const waiting = Math.min(30, Math.max(0, props.total - rows.length))
  const count = loading && rows.length === 0 ? 16 : rows.length + waiting
  const height = compact ? compactHeight : rowHeight
  const virtual = useVirtualizer({ count, getScrollElement: () => scroller.current, estimateSize: () => height, overscan: 12 })
  const items = virtual.getVirtualItems()
  const lastShown = items.at(-1)?.index ?? 0

  useEffect(() => {
    if (rows.length > 0 && lastShown >= rows.length - 20) onMore()
  }, [lastShown, rows.length, onMore])
  useEffect(() => {
    if (cursor >= 0) virtual.scrollToIndex(cursor, { align: 'auto' })
  }, [cursor, virtual])
  useEffect(() => virtual.measure(), [height, virtual])

  const style = { '--columns': template(columns, props.selection !== undefined), minWidth: compact ? undefined : minWidth(columns) } as CSSProperties
  return (
    <div ref={scroller} className={styles.scroller} tabIndex={0} role="grid" aria-label={props.label} aria-rowcount={props.total + 1} aria-busy={loading} aria-multiselectable={props.selection ? true : undefined}>
      <div className={styles.table} style={style} data-compact={compact ? true : undefined} role="presentation">
        {!compact && <Head {...props} />}
        <div style={{ height: virtual.getTotalSize(), position: 'relative' }} role="rowgroup">
          {items.map((item) => {
            const row = rows[item.index]
            const place = { height, transform: `translateY(${item.start}px)` }
            return row === undefined
              ? <Waiting key={item.key} {...props} index={item.index} place={place} />
              : <Row key={props.idOf(row)} {...props} row={row} index={item.index} place={place} />
          })}
        </div>
      </div>
    </div>
  )
}

function Head<T>({ columns, sort, onSort, selection, rows, idOf }: TableProps<T>) {
  const isAll = rows.length > 0 && rows.every((row) => selection?.has(idOf(row)))
  return (
    <div className={styles.head} role="row" aria-rowindex={1}>
      {selection && (
        <div className={styles.check} role="columnheader">
          <Checkbox
            aria-label={t('list.select_all')}
            checked={isAll}
            indeterminate={selection.count > 0 && !isAll}
            onChange={() => (isAll ? selection.clear() : selection.set(rows.map(idOf)))}
          />
        </div>
      )}
      {columns.map((column) => {
        const sorted = column.sort !== undefined && sort?.property === column.sort
        const direction = sorted ? (sort.descending ? 'descending' : 'ascending') : undefined
        const Arrow = sorted && !sort.descending ? IconArrowUp : IconArrowDown
        const next = () => onSort?.({ property: column.sort!, descending: sorted ? !sort.descending : startsDown(column) })
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
const startsDown = (column: { align?: 'right'; sort?: string }) => column.align === 'right' || /score|date|updated|amount|timestamp/.test(column.sort ?? '')

interface PlaceProps<T> extends TableProps<T> {
  index: number
  place: CSSProperties
}

function Waiting<T>({ columns, selection, compact, index, place }: PlaceProps<T>) {
  return (
    <div className={styles.row} style={place} role="row" aria-rowindex={index + 2}>
      {selection && <span role="gridcell" className={styles.check} />}
      {compact ? (
        <div role="gridcell" className={styles.waiting}>
          <span><Bones widths={[90 + ((index * 37) % 60)]} /><Bones widths={[60 + ((index * 23) % 80)]} /></span>
          <span><Bones widths={[56]} /><Bones widths={[40]} /></span>
        </div>
      ) : <div role="gridcell"><Bones widths={[90 + ((index * 37) % 60)]} /></div>}
      {!compact && columns.slice(1).map((column, at) => (
        <div key={column.name} role="gridcell"><Bones widths={[`${40 + ((index * 23 + at * 31) % 40)}%`]} /></div>
      ))}
    </div>
  )
}

function Row<T>(props: PlaceProps<T> & { row: T }) {
  const { row, index, place, columns, selection, cursor, onCursor, onOpen, idOf, nameOf, actions, actionsOver, compact } = props
  const shownActions = actions && !compact && <span className={styles.actions}>{actions(row)}</span>
  const isOver = columns.some((column) => column.name === actionsOver)
  const selected = selection?.has(idOf(row))
  const open = (event: MouseEvent) => {
    if ((event.target as HTMLElement).closest('button, a, input, [role=menu]')) return
    if (window.getSelection()?.toString()) return
    onCursor?.(index)
    onOpen?.(row, event.ctrlKey || event.metaKey)
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
      {selection && (
        <div className={styles.check} role="gridcell">
          <Checkbox
            aria-label={t('list.select', { name: nameOf(row) })}
            checked={selected}
            onChange={(event) => selection.toggle(idOf(row), (event.nativeEvent as unknown as MouseEvent).shiftKey)}
          />
        </div>
      )}
      {compact ? <div role="gridcell" className={styles.compact}><Opener {...props}>{compact(row)}</Opener></div> : columns.map((column, at) => (
        <div key={column.name} className={at === 0 ? styles.first : styles.cell} role="gridcell" data-align={column.align}>
          {at === 0 ? <Opener {...props}>{column.render(row)}</Opener> : column.render(row)}
          {column.name === actionsOver && shownActions}
        </div>
      ))}
      {shownActions && !isOver && <div role="gridcell">{shownActions}</div>}
    </div>
  )
}

/** What opens the row: a link that fills its cell where the row has a page. */
function Opener<T>({ row, index, path, onOpen, onCursor, children }: PlaceProps<T> & { row: T; children: ReactNode }) {
  const to = path?.(row)
  const shared = { className: styles.open, onFocus: () => onCursor?.(index) }
  if (to !== undefined) return <Link to={to} {...shared}>{children}</Link>
  return onOpen ? <button type="button" {...shared} onClick={() => onOpen(row, false)}>{children}</button> : <span className={styles.open}>{children}</span>
}

function template<T>(columns: TableColumn<T>[], hasChecks: boolean): string {
  const growing = columns.findIndex((column) => column.grows)
  const grows = (index: number) => (growing >= 0 ? index === growing : index === columns.length - 1)
  return [...(hasChecks ? ['32px'] : []), ...columns.map((column, index) => (grows(index) ? `minmax(${column.width}px, 1fr)` : `${column.width}px`))].join(' ')
}
const minWidth = <T,>(columns: TableColumn<T>[]) => columns.reduce((sum, column) => sum + column.width, 0) + 72
