import { t } from '~/app/messages'
import styles from './bones.module.css'

/** Grey bars in the shape of what is on its way. */
export function Bones({ widths, height = 8 }: { widths: (number | string)[]; height?: number }) {
  return (
    <div className={styles.bones}>
      <span className="visually-hidden">{t('loading')}</span>
      {widths.map((width, index) => <span key={index} className={styles.bone} style={{ width, height }} />)}
    </div>
  )
}
