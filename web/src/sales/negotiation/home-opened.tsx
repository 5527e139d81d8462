import { t } from '~/app/messages'
import { Link } from '~/lib/routes'
import { useOpened } from './opened'

/** '2 quotes were opened' in the line under the greeting. */
export default function HomeOpened() {
  const n = useOpened()?.quotes.length ?? 0
  return n === 0 ? null : <Link to="/quotes" search={{ state: 'opened' }}><strong>{n}</strong> {t('quotes.home.summary', { n })}</Link>
}
