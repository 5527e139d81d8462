import { SegmentedControl } from '@mantine/core'
import { useMemo, useState } from 'react'
import { t } from '~/app/messages'
import { Bones } from '~/components/bones'
import { EmptyState } from '~/components/empty-state'
import { Failure } from '~/components/failure'
import { formatDuration, formatMinor, formatNumber, formatPercent } from '~/lib/format'
import { useVerdicts } from './leads'
import type { Verdict } from './types'
import styles from './verdicts.module.css'

const periods = { '30': 30, '90': 90, '365': 365 } as const
type By = 'source' | 'campaign'

/** What marketing learns from sales. */
export default function VerdictsPage() {
  const [by, setBy] = useState<By>('source')
  const [period, setPeriod] = useState<keyof typeof periods>('90')
  const from = useMemo(() => {
    const now = new Date()
    return new Date(now.getFullYear(), now.getMonth(), now.getDate() - periods[period])
  }, [period])
  const verdicts = useVerdicts(from, by)
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <div><h1>{t('verdicts.title')}</h1><p>{t('verdicts.text')}</p></div>
        <SegmentedControl aria-label={t('verdicts.by')} value={by} onChange={(value) => setBy(value as By)} data={[{ value: 'source', label: t('verdicts.source') }, { value: 'campaign', label: t('verdicts.campaign') }]} />
        <SegmentedControl value={period} onChange={(value) => setPeriod(value as keyof typeof periods)} data={[{ value: '30', label: t('verdicts.days', { n: 30 }) }, { value: '90', label: t('verdicts.days', { n: 90 }) }, { value: '365', label: t('verdicts.year') }]} />
      </header>
      {verdicts.error && <Failure error={verdicts.error} />}
      {verdicts.isPending && <div className={styles.bones}><Bones widths={['100%', '100%', '100%']} height={32} /></div>}
      {verdicts.data && verdicts.data.all.handed_over === 0 && <EmptyState title={t('verdicts.empty.title')} text={t('verdicts.empty.text')} />}
      {verdicts.data && verdicts.data.all.handed_over > 0 && <Table rows={verdicts.data.results} all={verdicts.data.all} currency={verdicts.data.currency} />}
    </div>
  )
}

function Table({ rows, all, currency }: { rows: Verdict[]; all: Verdict; currency: string }) {
  const most = Math.max(...rows.map((row) => row.handed_over))
  return (
    <div className={styles.wrap} tabIndex={0} role="region" aria-label={t('verdicts.nav')}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('verdicts.name')}</th>
            {(['handed_over', 'accepted', 'rejected', 'waiting'] as const).map((name) => <th key={name} scope="col" className={styles.number}>{t(`verdicts.${name}`)}</th>)}
            <th scope="col">{t('verdicts.reasons')}</th>
            {(['median', 'in_time', 'customers', 'won'] as const).map((name) => <th key={name} scope="col" className={styles.number}>{t(`verdicts.${name}`)}</th>)}
          </tr>
        </thead>
        <tbody>{rows.map((row) => <Row key={row.name} row={row} share={row.handed_over / most} currency={currency} />)}</tbody>
        <tfoot><Row row={{ ...all, name: t('verdicts.all') }} share={0} currency={currency} /></tfoot>
      </table>
    </div>
  )
}

function Row({ row, share, currency }: { row: Verdict; share: number; currency: string }) {
  const answered = row.accepted + row.rejected
  const [first, second] = row.reasons
  return (
    <tr>
      <th scope="row"><i style={{ width: `${share * 92}%` }} /><span>{row.name || t('verdicts.unknown')}</span></th>
      <td className={styles.number}><b>{formatNumber(row.handed_over)}</b></td>
      <td className={styles.number}>{formatNumber(row.accepted)} <small>{answered > 0 ? formatPercent(row.accepted / answered, 0) : ''}</small></td>
      <td className={styles.number}>{formatNumber(row.rejected)}</td>
      <td className={styles.number}>{formatNumber(row.waiting)}</td>
      <td className={styles.reasons}>{[first, second].filter((one) => one !== undefined).map((one) => <span key={one.reason_code}>{t(`leads.reason.${one.reason_code}`)} <b>{one.leads}</b></span>)}</td>
      <td className={styles.number}>{row.median_answer_ms === undefined ? '–' : formatDuration(row.median_answer_ms)}</td>
      <td className={styles.number}>{row.in_time === undefined ? '–' : formatPercent(row.in_time, 0)}</td>
      <td className={styles.number}>{formatNumber(row.customers)}</td>
      <td className={styles.number}><b>{formatMinor(row.won_minor, currency)}</b></td>
    </tr>
  )
}
