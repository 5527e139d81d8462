import { t } from '~/app/messages'
import { ownerName, ownersQuery, search } from '~/components/records/queries'
import type { News } from '~/lib/feature'
import { formatSum } from '~/lib/format'
import { queryClient } from '~/lib/queries'

/** The deals won since then. */
export default async function won(from: Date): Promise<News[]> {
  const found = await search('deals', {
    filterGroups: [{ filters: [{ propertyName: 'hs_is_closed_won', operator: 'EQ', value: 'true' }, { propertyName: 'closedate', operator: 'GTE', value: String(from.getTime()) }] }],
    sorts: [{ propertyName: 'closedate', direction: 'DESCENDING' }],
    properties: ['dealname', 'amount', 'deal_currency_code', 'closedate', 'hubspot_owner_id', 'hs_analytics_source'],
    limit: 5,
  })
  const owners = found.results.length > 0 ? await queryClient.ensureQueryData(ownersQuery) : []
  return found.results.map(({ id, properties: p }) => {
    const owner = owners.find((one) => one.id === p['hubspot_owner_id'])
    return {
      kind: 'won', id, at: p['closedate'] ?? '', department: 'sales', to: `/deals/${id}`,
      before: owner ? t('deals.news.won', { owner: ownerName(owner) }) : t('deals.news.won_alone'),
      name: p['dealname'] ?? '',
      after: `, ${formatSum(p['amount'] ?? '0', p['deal_currency_code'] ?? undefined)}`,
      ...(p['hs_analytics_source'] && { detail: t('deals.news.first_touch', { source: p['hs_analytics_source'] }) }),
    }
  })
}
