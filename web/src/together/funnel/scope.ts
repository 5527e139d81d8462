import { t } from '~/app/messages'
import type { Period } from '~/lib/days'
import { formatDay } from '~/lib/format'
import type { Scope } from './funnel'

/** None known is told by an empty key. */
export const saySource = (by: 'source' | 'campaign', key: string): string => key || t(by === 'source' ? 'funnel.direct' : 'funnel.no_campaign')

export const sayPeriod = ({ from, to }: Period): string => `${formatDay(from)} – ${formatDay(to)}`

/** '30 Oct – 28 Nov, Google, autumn-2026'. */
export function sayScope(period: Period, scope: Scope): string {
  const narrowed = (['source', 'campaign'] as const).flatMap((field) => (scope[field] === undefined ? [] : [saySource(field, scope[field])]))
  return [sayPeriod(period), ...(narrowed.length > 0 ? narrowed : [t('funnel.behind_all')])].join(', ')
}
