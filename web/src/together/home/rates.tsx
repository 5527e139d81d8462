import { t } from '~/app/messages'
import { Slot } from '~/lib/slots'
import styles from './home.module.css'

/** How well strangers become customers, one row a feature's rate. */
export default function Rates() {
  return (
    <section className={styles.rates} aria-label={t('home.rates')}>
      <h3>{t('home.rates.period')}</h3>
      <ul><Slot name="home.rates" props={{}} /></ul>
    </section>
  )
}
