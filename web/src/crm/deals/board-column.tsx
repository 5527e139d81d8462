import { useDraggable, useDroppable } from '@dnd-kit/core'
import { IconCaretDownFilled, IconCaretUpFilled, IconCircleCheckFilled } from '@tabler/icons-react'
import type { CrmRecord } from '~/api/types'
import { t } from '~/app/messages'
import { Bones } from '~/components/bones'
import { recordName } from '~/components/records/values'
import { formatMoney, formatNumber, formatPercent } from '~/lib/format'
import { useCurrency } from '~/lib/session'
import { sayWorth, type Column } from './board-data'
import { CardContent } from './deal-card'
import styles from './board.module.css'

interface Props {
  column: Column
  /** How the column would be after the drop. */
  toCome: Column | undefined
  dragged: string | undefined
  isOver: boolean
  loading: boolean
  now: number
  mayMove: boolean
  onFocus: (id: string) => void
  onOpen: (deal: CrmRecord) => void
}

const mostCards = 60

export function BoardColumn({ column, toCome, dragged, isOver, loading, now, mayMove, onFocus, onOpen }: Props) {
  const { setNodeRef } = useDroppable({ id: column.stage.id })
  return (
    <section ref={setNodeRef} className={styles.column} data-over={isOver || undefined} aria-label={column.stage.label}>
      <Head column={column} toCome={toCome} loading={loading} />
      <ul className={styles.cards}>
        {loading && column.deals.length === 0 && [0, 1, 2].map((row) => <li key={row} className={styles.card}><Bones widths={['60%', '20%']} /></li>)}
        {column.deals.slice(0, mostCards).map((deal) => (
          <li key={deal.id}>
            {deal.id === dragged
              ? <div className={styles.gap}>{t('deals.was_here')}</div>
              : <Card deal={deal} column={column} now={now} mayMove={mayMove} onFocus={onFocus} onOpen={onOpen} />}
          </li>
        ))}
        {column.deals.length > mostCards && <li className={styles.more}>{t('deals.more', { n: column.deals.length - mostCards })}</li>}
        {!loading && column.deals.length === 0 && <li className={styles.empty}>{t('deals.stage_empty')}</li>}
      </ul>
    </section>
  )
}

function Head({ column, toCome, loading }: Pick<Props, 'column' | 'toCome' | 'loading'>) {
  const currency = useCurrency()
  const next = toCome && toCome.sum !== column.sum ? toCome : undefined
  const grows = next !== undefined && next.sum > column.sum
  const shown = next ?? column
  const won = column.kind === 'won'
  const month = new Date().toLocaleDateString('en-GB', { month: 'long' })
  return (
    <header className={styles.head}>
      <div className={styles.line}>
        <h2>
          {won && <IconCircleCheckFilled size={15} className={styles.tick} aria-hidden />}
          <em>{won ? t('deals.won_in', { stage: column.stage.label, month }) : column.stage.label}</em>
          {!loading && <span>{formatNumber(column.deals.length)}{next && ` → ${formatNumber(next.deals.length)}`}</span>}
        </h2>
        {!won && <span className={styles.quiet}>{formatPercent(column.probability, 0)}</span>}
      </div>
      <div className={styles.line}>
        {loading ? <Bones widths={[72]} /> : (
          <strong data-change={next ? (grows ? 'up' : 'down') : undefined}>
            {next && (grows ? <IconCaretUpFilled size={11} aria-hidden /> : <IconCaretDownFilled size={11} aria-hidden />)}
            {formatMoney(Math.round(shown.sum), currency)}
          </strong>
        )}
        {!won && !loading && <span className={styles.quiet}>{t('deals.weighted_sum', { sum: formatMoney(Math.round(shown.weighted), currency) })}</span>}
      </div>
    </header>
  )
}

function Card({ deal, column, now, mayMove, onFocus, onOpen }: Pick<Props, 'column' | 'now' | 'mayMove' | 'onFocus' | 'onOpen'> & { deal: CrmRecord }) {
  const { setNodeRef, listeners, attributes } = useDraggable({ id: deal.id, disabled: !mayMove })
  const currency = useCurrency()
  const label = t('deals.card', { name: recordName('deals', deal), amount: sayWorth(deal, currency) || t('deal.no_amount'), stage: column.stage.label })
  return (
    <div
      ref={setNodeRef}
      {...attributes}
      {...listeners}
      id={`deal-${deal.id}`}
      className={styles.card}
      aria-label={label}
      onFocus={() => onFocus(deal.id)}
      onClick={() => onOpen(deal)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') {
          event.preventDefault()
          onOpen(deal)
        } else listeners?.['onKeyDown']?.(event)
      }}
    >
      <CardContent deal={deal} stage={column.stage} won={column.kind === 'won'} usualDays={column.usualDays} now={now} />
    </div>
  )
}
