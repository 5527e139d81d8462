import { t } from '~/app/messages'
import { useSession } from '~/lib/session'
import type { Brand } from './brand'
import styles from './brand.module.css'

/** A customer's view in small: the company's colours, not ours. */
export function BrandPreview({ brand }: { brand: Brand }) {
  const { workspace } = useSession()
  return (
    <div className={styles.preview} style={{ background: brand.background_color, color: brand.text_color }} aria-label={t('settings.brand.preview')} role="img">
      <div className={styles.paper}>
        {brand.logo ? <img src={brand.logo} alt="" className={styles.logo} /> : <strong>{brand.company_name || workspace.name}</strong>}
        <p className={styles.title} style={{ color: brand.primary_color }}>{t('settings.brand.preview_title')}</p>
        <p><span className={styles.dot} style={{ background: brand.accent_color }} />{t('settings.brand.preview_text')}</p>
        <span className={styles.button} style={{ background: brand.primary_color }}>{t('settings.brand.preview_button')}</span>
      </div>
      <p className={styles.footer}>{[brand.company_name || workspace.name, ...brand.address_lines].join(' · ')}</p>
    </div>
  )
}
