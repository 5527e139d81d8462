import { formatWhole } from '~/lib/format'
import { t } from '~/app/messages'
import { useLive } from './queries'

/** How many are on the sites now, beside the live dot. */
export default function LiveNumber() {
  const visitors = useLive().data?.visitors ?? 0
  if (visitors === 0) return null
  return <span title={t('analytics.live', { n: visitors })}>{formatWhole(visitors)}</span>
}
