import type { ReactNode } from 'react'
import type { ObjectType } from '~/api/hubspot'
import { t } from '~/app/messages'
import { formatNumber } from '~/lib/format'
import { KeyCap } from '../key-cap'
import { useCount } from './queries'
import styles from './list-foot.module.css'

interface Props {
  object: ObjectType
  total: number | undefined
  selected: boolean
  extra: ReactNode
  children: ReactNode
}

/** How many of how many, and the keys; with rows chosen, what can be done with them. */
export function ListFoot({ object, total, selected, extra, children }: Props) {
  const all = useCount(object, { filterGroups: [], sorts: [], properties: [], limit: 1 })
  return (
    <div className={styles.foot} data-selected={selected || undefined}>
      <div className={styles.counts}>
        {total !== undefined && (
          <span><strong>{formatNumber(total)}</strong>{all !== undefined && all !== total ? ` ${t('list.of', { n: all })}` : ''} {t(`list.${object}`, { n: all ?? total })}</span>
        )}
        {!selected && extra}
      </div>
      {children}
      <div className={styles.keys} aria-hidden>
        {!selected && <span><KeyCap>J</KeyCap><KeyCap>K</KeyCap>{t('list.key.move')}</span>}
        <span><KeyCap>X</KeyCap>{t('list.key.select')}</span>
        <span><KeyCap>Enter</KeyCap>{t('list.key.open')}</span>
      </div>
    </div>
  )
}
