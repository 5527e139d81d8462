import { t } from '~/app/messages'
import { formatWhole } from '~/lib/format'
import type { LinkResult } from './email'
import styles from './sent.module.css'

/** The links in the order of the mail, with how many people followed each. */
export function LinkMap({ links, sent }: { links: LinkResult[]; sent: number }) {
  const most = Math.max(1, ...links.map(({ people }) => people))
  return (
    <section className={styles.section}>
      <header><h2>{t('email.map')}</h2></header>
      {links.length === 0 && <p className={styles.none}>{t('email.links.none')}</p>}
      {links.map((link) => (
        <div key={link.number} className={styles.link}>
          <span className={styles.bar} style={{ width: `${sent > 0 ? (link.people / most) * 70 : 0}%` }} />
          <span><strong>{link.label || link.url}</strong><small>{link.url}</small></span>
          <span>{t('email.links.people', { n: formatWhole(link.people), clicks: formatWhole(link.clicks) })}</span>
        </div>
      ))}
    </section>
  )
}
