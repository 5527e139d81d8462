import { IconCaretDownFilled, IconCaretUpFilled } from '@tabler/icons-react'
import type { Stage } from '~/api/types'
import { t } from '~/app/messages'
import { stageKind } from '~/components/records/stages'
import { formatPercent, formatSum } from '~/lib/format'
import { useCurrency } from '~/lib/session'
import { openSums, probabilityOf, type DealFigures } from './board-data'
import styles from './deal-figures.module.css'

/** How likely a deal in this stage is won. */
export function Probability({ stage }: { stage: Stage }) {
  return stageKind(stage) === 'won' ? null : <span className={styles.quiet}>{formatPercent(probabilityOf(stage), 0)}</span>
}

/** What lies in a stage, and what it will be after the drop. */
export function StageSum({ stage, figures, toCome }: { stage: Stage; figures: DealFigures; toCome: DealFigures | undefined }) {
  const currency = useCurrency()
  const next = toCome && toCome.sum !== figures.sum ? toCome : undefined
  const grows = next !== undefined && next.sum > figures.sum
  const shown = next ?? figures
  return (
    <>
      <strong className={styles.sum} data-change={next ? (grows ? 'up' : 'down') : undefined}>
        {next && (grows ? <IconCaretUpFilled size={11} aria-hidden /> : <IconCaretDownFilled size={11} aria-hidden />)}
        {formatSum(shown.sum, currency)}
      </strong>
      {stageKind(stage) !== 'won' && <span className={styles.quiet}>{t('deals.weighted_sum', { sum: formatSum(shown.weighted, currency) })}</span>}
    </>
  )
}

export function OpenSum({ columns }: { columns: { stage: Stage; figures: DealFigures }[] }) {
  const currency = useCurrency()
  const sums = openSums(columns)
  return <><strong>{t('deals.open_sum', { sum: formatSum(sums.sum, currency) })}</strong>, {t('deals.weighted_sum', { sum: formatSum(sums.weighted, currency) })}</>
}
