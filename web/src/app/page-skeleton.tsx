import { Bones } from '~/components/bones'
import { liveState } from '~/lib/live'
import { useStore } from '~/lib/store'
import { t } from './messages'
import styles from './page-skeleton.module.css'

/** The frame of a page while its code arrives; says so where the server does not answer. */
export function PageSkeleton() {
  const isLost = useStore(liveState) === 'lost'
  return (
    <div className={styles.page}>
      {isLost && <p className={styles.lost} role="status">{t('error.waiting')}</p>}
      <div className={styles.bar}><Bones widths={[180]} /></div>
      <div className={styles.rows}>
        {Array.from({ length: 12 }, (_, row) => (
          <div key={row} className={styles.row}><Bones widths={[96 + ((row * 37) % 60), 120, 60, 180 - ((row * 29) % 70)]} /></div>
        ))}
      </div>
    </div>
  )
}
