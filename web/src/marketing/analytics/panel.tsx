import { IconFilter, IconFilterFilled } from '@tabler/icons-react'
import { useState } from 'react'
import { t } from '~/app/messages'
import { Bones } from '~/components/bones'
import { Failure } from '~/components/failure'
import { formatPercent, formatWhole } from '~/lib/format'
import { toggled, type View } from './address'
import { isShown, panels, sayValue, type Field, type PanelField, type PanelName } from './fields'
import { usePanel } from './queries'
import type { Scope, StatsRow } from './stats'
import type { Show } from './use-view'
import styles from './panel.module.css'

const shownAtFirst = 7
const shownAtMost = 100

interface Props {
  name: PanelName
  scope: Scope
  view: View
  show: Show
}

/** Visitors by one thing; a click on a row narrows the whole page to it. */
export function Panel({ name, scope, view, show }: Props) {
  const [open, setOpen] = useState(false)
  const field: Field = view.tabs[name]
  const limit = open ? shownAtMost : shownAtFirst + 1
  const answer = usePanel(scope, field, limit)
  const rows = (answer.data?.results ?? []).filter((row) => isShown(field, row.dimensions[0] ?? ''))
  const visible = open ? rows : rows.slice(0, shownAtFirst)
  const hidden = (answer.data?.meta.total_rows ?? rows.length) - (answer.data?.results.length ?? 0) + rows.length - visible.length
  return (
    <section className={styles.panel}>
      <header>
        <h2>{t(`analytics.panel.${name}`)}</h2>
        <Tabs name={name} chosen={view.tabs[name]} onChoose={(tab) => show({ tabs: { ...view.tabs, [name]: tab } })} />
      </header>
      {answer.error && <Failure error={answer.error} />}
      {answer.isPending && <BoneRows />}
      {answer.data && rows.length === 0 && <p className={styles.none}>{t(field === 'campaign' ? 'analytics.panel.no_campaign' : 'analytics.panel.none')}</p>}
      <Rows field={field} rows={visible} view={view} stale={answer.isPlaceholderData} onChoose={(value) => show({ filters: toggled(view.filters, field, value) })} />
      {!open && hidden > 0 && <button type="button" className={styles.more} onClick={() => setOpen(true)}>{t('analytics.panel.more', { n: hidden })}</button>}
      {open && <button type="button" className={styles.more} onClick={() => setOpen(false)}>{t('analytics.panel.less')}</button>}
    </section>
  )
}

function Tabs({ name, chosen, onChoose }: { name: PanelName; chosen: PanelField; onChoose: (tab: PanelField) => void }) {
  return (
    <div className={styles.tabs} role="group" aria-label={t(`analytics.panel.${name}`)}>
      {panels[name].map((tab) => (
        <button key={tab} type="button" aria-pressed={tab === chosen} onClick={() => onChoose(tab)}>{t(`analytics.tab.${tab}`)}</button>
      ))}
    </div>
  )
}

interface RowsProps {
  field: Field
  rows: StatsRow[]
  view: View
  stale: boolean
  onChoose: (value: string) => void
}

function Rows({ field, rows, view, stale, onChoose }: RowsProps) {
  const largest = Math.max(1, ...rows.map((row) => row.metrics[0] ?? 0))
  return (
    <ul className={styles.rows} data-stale={stale || undefined}>
      {rows.map((row) => {
        const value = row.dimensions[0] ?? ''
        const isOn = view.filters.some((one) => one.field === field && one.match === 'is' && one.value === value)
        const Glyph = isOn ? IconFilterFilled : IconFilter
        return (
          <li key={value}>
            <button type="button" className={styles.row} aria-pressed={isOn} onClick={() => onChoose(value)}>
              <span className={styles.bar} style={{ width: `${((row.metrics[0] ?? 0) / largest) * 66}%` }} />
              <span className={styles.value} title={value}>{sayValue(field, value)}<Glyph className={styles.glyph} size={13} stroke={1.75} aria-hidden /></span>
              <strong>{formatWhole(row.metrics[0] ?? 0)}</strong>
              <span className={styles.share}>{formatPercent((row.metrics[1] ?? 0) / 100, 0)}</span>
            </button>
          </li>
        )
      })}
    </ul>
  )
}

export function BoneRows({ count = 5 }: { count?: number }) {
  return (
    <div className={styles.bones} aria-busy>
      {Array.from({ length: count }, (_none, index) => <Bones key={index} widths={[`${70 - index * 9}%`]} height={20} />)}
    </div>
  )
}
