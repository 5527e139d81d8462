import { Link } from '@tanstack/react-router'
import { t } from '~/app/messages'
import { useWaitingCount } from './leads'

export default function HomeSummary() {
  const count = useWaitingCount()
  if (!count) return null
  return <Link to="/leads"><strong>{count}</strong> {t('leads.home.summary', { n: count })}</Link>
}
