import type { ReactNode } from 'react'
import { Link, type Address } from '~/lib/routes'
import { Sparkline } from '../sparkline'
import styles from './rate-row.module.css'

interface Props {
  label: string
  to: Address
  /** One a period, the last is now's. */
  history: number[]
  value: string
  change?: ReactNode
}

/** A rate on Home: how it went, where it stands, what changed. */
export function RateRow({ label, to, history, value, change }: Props) {
  return (
    <li className={styles.row}>
      <Link to={to}>{label}</Link>
      <Sparkline values={history} />
      <strong>{value}</strong>
      <span>{change}</span>
    </li>
  )
}
