import { t } from '~/app/messages'
import { Link } from '~/lib/routes'
import { useWaiting } from './leads'

export default function HomeSummary() {
  const counts = useWaiting()
  if (!counts) return null
  const n = counts.mine || counts.team
  if (n === 0) return null
  return <Link to="/leads"><strong>{n}</strong> {t(counts.mine > 0 ? 'leads.home.summary' : 'leads.home.summary_team', { n })}</Link>
}
