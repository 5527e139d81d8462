import { t } from '~/app/messages'
import { Slot } from '~/lib/slots'
import styles from './home.module.css'

/** How well strangers become customers, one row a feature's rate. */
export default function Rates() {
  return <ul className={styles.rates} aria-label={t('home.rates')}><Slot name="home.rates" props={{}} /></ul>
}
