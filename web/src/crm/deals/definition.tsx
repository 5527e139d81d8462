import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import type { CrmRecord, Pipeline } from '~/api/types'
import { t } from '~/app/messages'
import { EmptyState } from '~/components/empty-state'
import { CompactRow } from '~/components/records/name-cell'
import type { ListDefinition } from '~/components/records/record-list'
import { recordName, type Words } from '~/components/records/values'
import type { View } from '~/components/records/views'
import { formatDay } from '~/lib/format'
import { sayWorth } from './board-data'

/** One view per pipeline. */
export function pipelineViews(pipelines: Pipeline[]): View[] {
  return pipelines.map((pipeline) => ({
    id: pipeline.id,
    label: pipeline.label,
    filters: [{ property: 'pipeline', operator: 'in', values: [pipeline.id] }],
    sort: { property: 'closedate', descending: true },
  }))
}

export function dealList(views: View[], currency: string): ListDefinition & { object: 'deals' } {
  return {
    object: 'deals',
    label: 'deals.nav',
    noun: 'deals.noun',
    create: 'deals.new',
    views,
    columns: ['name', 'amount', 'dealstage', 'closedate', 'hs_date_entered_stage', 'hs_analytics_source', 'hubspot_owner_id'],
    own: (words: Words) => [
      { name: 'name', label: t('deals.column.name'), width: 260, sort: 'dealname', properties: ['dealname'], text: (record) => recordName('deals', record), render: (record) => recordName('deals', record) },
      {
        name: 'amount', label: t('deals.column.amount'), width: 132, align: 'right', sort: 'amount', properties: ['amount', 'deal_currency_code'],
        render: (record) => <strong>{sayWorth(record, words.currency)}</strong>,
      },
    ],
    labels: {
      dealstage: { label: t('deals.column.stage'), width: 180 },
      closedate: { label: t('deals.column.close'), width: 120 },
      hs_date_entered_stage: { label: t('deals.column.since'), width: 130 },
      hs_analytics_source: { label: t('deals.column.source'), width: 140 },
      hubspot_owner_id: { label: t('deals.column.owner'), width: 80 },
    },
    path: (id) => `/deals/${id}`,
    compact: (record) => <Compact record={record} currency={currency} />,
    empty: (create) => (
      <EmptyState
        title={t('deals.empty.title')}
        text={t('deals.empty.text')} example={{ department: 'sales', name: t('deals.empty.example.name'), detail: t('deals.empty.example.detail'), end: t('deals.empty.example.end') }}
        action={create && <Button variant="filled" leftSection={<IconPlus size={15} stroke={2} />} onClick={create}>{t('deals.empty.button')}</Button>}
      />
    ),
  }
}

function Compact({ record, currency }: { record: CrmRecord; currency: string }) {
  const { closedate, hs_analytics_source } = record.properties
  return (
    <CompactRow
      title={recordName('deals', record)}
      detail={hs_analytics_source}
      end={<strong>{sayWorth(record, currency)}</strong>}
      below={closedate && t('deals.closes', { when: formatDay(closedate) })}
    />
  )
}
