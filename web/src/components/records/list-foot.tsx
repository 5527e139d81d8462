import type { ReactNode } from 'react'
import { t } from '~/app/messages'
import { formatNumber } from '~/lib/format'
import { KeyCap } from '../key-cap'
import styles from './list-foot.module.css'

interface Props {
  total: number | undefined
  /** How many there are without filters. */
  all: number | undefined
  /** 'contacts', 'contact' for one. */
  noun: string
  /** Absent where rows cannot be chosen. */
  selected?: boolean | undefined
  extra: ReactNode
  children: ReactNode
}

/** How many of how many, and the keys; with rows chosen, what can be done with them. */
export function ListFoot({ total, all, noun, selected, extra, children }: Props) {
  return (
    <div className={styles.foot} data-selected={selected || undefined}>
      <div className={styles.counts}>
        {total !== undefined && (
          <span><strong>{formatNumber(total)}</strong>{all !== undefined && all !== total ? ` ${t('list.of', { n: all })}` : ''} {noun}</span>
        )}
        {!selected && extra}
      </div>
      {children}
      <div className={styles.keys} aria-hidden>
        {!selected && <span><KeyCap>J</KeyCap><KeyCap>K</KeyCap>{t('list.key.move')}</span>}
        {selected !== undefined && <span><KeyCap>X</KeyCap>{t('list.key.select')}</span>}
        <span><KeyCap>Enter</KeyCap>{t('list.key.open')}</span>
      </div>
    </div>
  )
}
