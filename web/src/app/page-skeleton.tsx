import { Bones } from '~/components/bones'
import styles from './page-skeleton.module.css'

/** The frame of a page while its code arrives. */
export function PageSkeleton() {
  return (
    <div className={styles.page}>
      <div className={styles.bar}><Bones widths={[180]} /></div>
      <div className={styles.rows}>
        {Array.from({ length: 12 }, (_, row) => (
          <div key={row} className={styles.row}><Bones widths={[96 + ((row * 37) % 60), 120, 60, 180 - ((row * 29) % 70)]} /></div>
        ))}
      </div>
    </div>
  )
}
