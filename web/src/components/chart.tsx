import { ActionIcon, Menu } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import type { EChartsCoreOption } from 'echarts/core'
import { useState } from 'react'
import { t } from '~/app/messages'
import { downloadCsv } from '~/lib/csv'
import { onDemand } from '~/lib/on-demand'
import { Bones } from './bones'
import type { ChartLook } from './chart-look'
import styles from './chart.module.css'

const Canvas = onDemand(() => import('./chart-canvas'), <div className={styles.awaited}><Bones widths={[]} /></div>)

/** The same numbers as a table: the twin of the picture, and what the CSV holds. */
export interface ChartTable {
  columns: string[]
  rows: (string | number | null)[][]
}

/** A point somebody clicked. */
export interface ChartPoint {
  series: string
  index: number
  name: string
}

interface Props {
  title: string
  /** Built anew for light and dark; `lineOption` and `barOption` of chart-options.ts make the usual ones. */
  option: (look: ChartLook) => EChartsCoreOption
  table: ChartTable
  height?: number
  /** What the picture says, for those who cannot see it; the table says the rest. */
  summary?: string
  onPoint?: (point: ChartPoint) => void
  fileName?: string
}

/** A chart with its table twin and CSV; no rows reads "no data", which is not zero. */
export function Chart({ title, option, table, height = 244, summary, onPoint, fileName = 'chart' }: Props) {
  const [asTable, setAsTable] = useState(false)
  const isEmpty = table.rows.length === 0
  const save = () => downloadCsv(`${fileName}.csv`, [table.columns, ...table.rows.map((row) => row.map((cell) => cell ?? ''))])
  return (
    <figure className={styles.figure} aria-label={t('chart.label', { title })}>
      <div className={styles.menu}>
        <Menu>
          <Menu.Target><ActionIcon aria-label={t('chart.menu', { title })} size={24}><IconDots size={15} stroke={1.75} /></ActionIcon></Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => setAsTable((now) => !now)}>{asTable ? t('chart.chart') : t('chart.table')}</Menu.Item>
            <Menu.Item onClick={save} disabled={isEmpty}>{t('chart.csv')}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
      {isEmpty ? (
        <div className={styles.nothing} style={{ height }}>{t('chart.none')}</div>
      ) : asTable ? (
        <Twin table={table} title={title} height={height} />
      ) : (
        <div style={{ height }}>
          <Canvas option={option} height={height} label={summary ?? title} {...(onPoint ? { onPoint } : {})} />
        </div>
      )}
    </figure>
  )
}

function Twin({ table, title, height }: { table: ChartTable; title: string; height: number }) {
  return (
    <div className={styles.scroll} style={{ maxHeight: Math.max(height, 200) }} tabIndex={0} role="region" aria-label={title}>
      <table className={styles.table}>
        <caption className="visually-hidden">{title}</caption>
        <thead><tr>{table.columns.map((column, at) => <th key={column} scope="col" data-number={typeof table.rows[0]?.[at] === 'number' || undefined}>{column}</th>)}</tr></thead>
        <tbody>
          {table.rows.map((row, index) => (
            <tr key={index}>{row.map((cell, at) => <td key={at} data-number={typeof cell === 'number' || undefined}>{typeof cell === 'number' ? cell.toLocaleString('en-US') : (cell ?? '–')}</td>)}</tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
