import { IconChevronRight, IconFileInvoice } from '@tabler/icons-react'
import { t } from '~/app/messages'
import { HomeSection } from '~/components/home/section'
import { formatRecent, formatSum } from '~/lib/format'
import { Link } from '~/lib/routes'
import { useOpened } from './opened'
import type { QuoteSummary } from './quotes'
import styles from './home-quotes.module.css'

const most = 4

/** On Home: what customers have open before them, the latest look first. */
export default function HomeQuotes() {
  const opened = useOpened()
  if (!opened || opened.quotes.length === 0) return null
  return (
    <HomeSection title={t(opened.isTeam ? 'quotes.home.team' : 'quotes.home')} count={opened.quotes.length} all={{ label: t('quotes.home.all'), to: '/quotes?view=opened' }}>
      <ul>{opened.quotes.slice(0, most).map((quote) => <Row key={quote.id} quote={quote} />)}</ul>
    </HomeSection>
  )
}

function Row({ quote }: { quote: QuoteSummary }) {
  return (
    <li className={styles.item}>
      <Link to={`/quotes/${quote.id}`} className={styles.row}>
        <IconFileInvoice size={16} stroke={1.75} aria-hidden className={styles.mark} />
        <span className={styles.who}><strong>{quote.contact_name || quote.deal_name}</strong> <span className={styles.number}>{quote.number}</span> {formatSum(quote.total.amount, quote.total.currency)}</span>
        <span className={styles.what}>{[quote.open_count > 1 ? t('quotes.home.times', { n: quote.open_count }) : t('quotes.home.once'), quote.title].join(', ')}</span>
        <span className={styles.when}>{quote.last_opened_at && formatRecent(quote.last_opened_at)}</span>
        <IconChevronRight size={15} stroke={1.75} aria-hidden className={styles.open} />
      </Link>
    </li>
  )
}
