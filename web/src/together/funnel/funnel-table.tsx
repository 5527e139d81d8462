import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { t } from '~/app/messages'
import { downloadCsv } from '~/lib/csv'
import { formatDuration, formatWhole } from '~/lib/format'
import { sayRate, type Compared } from './deltas'
import { steps, type SourceRow, type Step } from './funnel'
import { Points } from './points'
import { saySource } from './scope'
import styles from './funnel-table.module.css'

interface Props {
  steps: Compared[]
  chosen: Step | undefined
  onChoose: (step: Step) => void
}

/** The band in numbers. */
export function FunnelTable({ steps, chosen, onChoose }: Props) {
  const isCompared = steps.some((one) => one.before !== undefined)
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('funnel.column.step')}</th>
          <th scope="col">{t('funnel.column.count')}</th>
          {isCompared && <th scope="col">{t('funnel.column.before')}</th>}
          <th scope="col">{t('funnel.share')}</th>
          {isCompared && <th scope="col">{t('funnel.column.change')}</th>}
          <th scope="col">{t('funnel.median')}</th>
        </tr>
      </thead>
      <tbody>
        {steps.map((view) => (
          <tr key={view.step} data-chosen={view.step === chosen || undefined}>
            <th scope="row">{t(`funnel.step.${view.step}`)}</th>
            <td>{view.filterGroups ? <button type="button" data-number aria-pressed={view.step === chosen} aria-label={t('funnel.open', { n: view.count, step: t(`funnel.step.${view.step}`) })} onClick={() => onChoose(view.step)}>{formatWhole(view.count)}</button> : formatWhole(view.count)}</td>
            {isCompared && <td>{view.before === undefined ? '' : formatWhole(view.before)}</td>}
            <td>{view.step === 'visitors' ? '' : sayRate(view)}</td>
            {isCompared && <td><Points points={view.points} /></td>}
            <td>{typeof view.median_ms === 'number' && formatDuration(view.median_ms)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** What the page shows, for a spreadsheet. */
export function FunnelCsv({ all, rows, by }: { all: Compared[]; rows: SourceRow[]; by: 'source' | 'campaign' }) {
  const save = () =>
    downloadCsv('funnel.csv', [
      [t(`funnel.chip.${by}`), ...steps.map((step) => t(`funnel.step.${step}`)), t('thread.won')],
      [t('funnel.all'), ...all.map((one) => one.count), ''],
      ...rows.map((row) => [saySource(by, row.key), ...row.counts, row.won.amount]),
    ])
  return <Button size="xs" leftSection={<IconDownload size={14} stroke={1.75} aria-hidden />} onClick={save} aria-label={t('funnel.export')}>{t('funnel.csv')}</Button>
}
