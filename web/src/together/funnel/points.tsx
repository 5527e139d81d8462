import { t } from '~/app/messages'
import { Change } from '~/components/change'

/** By how many percentage points a rate changed. */
export function Points({ points }: { points: number | undefined }) {
  if (points === undefined) return null
  const text = Math.abs(points).toFixed(1)
  return <Change by={points} text={text} said={t(points > 0 ? 'funnel.points_more' : 'funnel.points_less', { n: text })} />
}
