import { SegmentedControl } from '@mantine/core'
import { useSearch } from '@tanstack/react-router'
import { useMemo, useRef } from 'react'
import { t } from '~/app/messages'
import { Bones } from '~/components/bones'
import { EmptyState } from '~/components/empty-state'
import { Failure } from '~/components/failure'
import { formatDuration, formatMinor, formatNumber, formatPercent } from '~/lib/format'
import { useKeys } from '~/lib/keyboard'
import { useNavigate } from '~/lib/routes'
import { useVerdicts } from './leads'
import type { RejectReason, Verdict } from './types'
import { VerdictLeads } from './verdict-leads'
import { nothingOpen, openedIn, periodIn, periodNames, startOf, type Count, type Opened, type Shown } from './verdict-scope'
import styles from './verdicts.module.css'

/** What marketing learns from sales; a number opens the leads it counts. */
export default function VerdictsPage() {
  const shown = useSearch({ strict: false }) as Shown
  const navigate = useNavigate()
  const show = (more: Shown) => void navigate({ to: '/verdicts', search: { ...shown, ...more }, replace: true })
  const by = shown.by === 'campaign' ? 'campaign' : 'source'
  const period = periodIn(shown)
  const from = useMemo(() => startOf(period, new Date()), [period])
  const verdicts = useVerdicts(from, by)
  const opened = openedIn(shown)
  const page = useRef<HTMLDivElement>(null)
  const close = () => {
    page.current?.querySelector<HTMLElement>('[data-number][aria-pressed="true"]')?.focus()
    show(nothingOpen)
  }
  useKeys([{ keys: 'Escape', label: t('verdicts.open.close'), group: t('verdicts.nav'), run: close }], opened !== undefined)
  return (
    <div ref={page} className={styles.split} data-panel={opened ? true : undefined}>
      <div className={styles.page}>
        <header className={styles.head}>
          <div><h1>{t('verdicts.title')}</h1><p>{t('verdicts.text')}</p></div>
          <SegmentedControl aria-label={t('verdicts.by')} value={by} onChange={(value) => show({ by: value as 'source' | 'campaign', ...nothingOpen })} data={[{ value: 'source', label: t('verdicts.source') }, { value: 'campaign', label: t('verdicts.campaign') }]} />
          <SegmentedControl aria-label={t('verdicts.period')} value={period} onChange={(value) => show({ period: value })} data={periodNames.map((value) => ({ value, label: value === 'month' ? t('verdicts.month') : value === '365' ? t('verdicts.year') : t('verdicts.days', { n: value }) }))} />
        </header>
        {verdicts.error && <Failure error={verdicts.error} />}
        {verdicts.isPending && <div className={styles.bones}><Bones widths={['100%', '100%', '100%']} height={32} /></div>}
        {verdicts.data && verdicts.data.all.handed_over === 0 && <EmptyState title={t('verdicts.empty.title')} text={t('verdicts.empty.text')} />}
        {verdicts.data && verdicts.data.all.handed_over > 0 && <Table rows={verdicts.data.results} all={verdicts.data.all} currency={verdicts.data.currency} opened={opened} onOpen={(next) => show(next ?? nothingOpen)} />}
      </div>
      {opened && <VerdictLeads key={JSON.stringify(opened)} from={from} by={by} opened={opened} onClose={close} />}
    </div>
  )
}

interface TableProps {
  rows: Verdict[]
  all: Verdict
  currency: string
  opened: Opened | undefined
  onOpen: (opened: Opened | undefined) => void
}

function Table({ rows, all, currency, ...open }: TableProps) {
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
        <tbody>{rows.map((row) => <Row key={row.name} row={row} of={row.name} share={row.handed_over / most} currency={currency} {...open} />)}</tbody>
        <tfoot><Row row={{ ...all, name: t('verdicts.all') }} of={undefined} share={0} currency={currency} {...open} /></tfoot>
      </table>
    </div>
  )
}

interface RowProps extends Pick<TableProps, 'currency' | 'opened' | 'onOpen'> {
  row: Verdict
  /** The source or campaign; absent in the row of all. */
  of: string | undefined
  share: number
}

function Row({ row, of, share, currency, opened, onOpen }: RowProps) {
  const answered = row.accepted + row.rejected
  const name = row.name || t('verdicts.unknown')
  const number = (what: Count, n: number, reason?: RejectReason) => {
    if (n === 0) return '0'
    const isOpen = opened !== undefined && opened.what === what && opened.of === of && opened.reason === reason
    const said = reason ? t(`leads.reason.${reason}`) : t(`verdicts.${what}`)
    return <button type="button" className={styles.open} data-number aria-pressed={isOpen} aria-label={t('verdicts.open.number', { n, what: said, of: name })} onClick={() => onOpen(isOpen ? undefined : { what, of, reason })}>{formatNumber(n)}</button>
  }
  return (
    <tr>
      <th scope="row"><i style={{ width: `${share * 92}%` }} /><span>{name}</span></th>
      <td className={styles.number}><b>{number('handed_over', row.handed_over)}</b></td>
      <td className={styles.number}>{number('accepted', row.accepted)} <small>{answered > 0 ? formatPercent(row.accepted / answered, 0) : ''}</small></td>
      <td className={styles.number}>{number('rejected', row.rejected)}</td>
      <td className={styles.number}>{number('waiting', row.waiting)}</td>
      <td className={styles.reasons}>{row.reasons.slice(0, 2).map((one) => <span key={one.reason_code}><span>{t(`leads.reason.${one.reason_code}`)}</span><b>{number('rejected', one.leads, one.reason_code)}</b></span>)}</td>
      <td className={styles.number}>{typeof row.median_answer_ms === 'number' ? formatDuration(row.median_answer_ms) : '–'}</td>
      <td className={styles.number}>{typeof row.in_time === 'number' ? formatPercent(row.in_time, 0) : '–'}</td>
      <td className={styles.number}>{formatNumber(row.customers)}</td>
      <td className={styles.number}><b>{formatMinor(row.won_minor, currency)}</b></td>
    </tr>
  )
}
