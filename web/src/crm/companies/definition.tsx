import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import type { CrmRecord } from '~/api/types'
import { t } from '~/app/messages'
import { Avatar } from '~/components/avatar'
import { EmptyState } from '~/components/empty-state'
import type { ListDefinition } from '~/components/records/record-list'
import { NameCell, CompactRow } from '~/components/records/name-cell'
import { recordName } from '~/components/records/values'
import { me } from '~/components/records/views'
import { StageLabel } from '~/components/stage-glyph'

const byName = { property: 'name', descending: false }

export const companyList: ListDefinition = {
  object: 'companies',
  label: 'companies.nav',
  noun: 'companies.noun',
  create: 'companies.new',
  views: [
    { id: 'all', label: t('companies.view.all'), filters: [], sort: byName },
    { id: 'mine', label: t('companies.view.mine'), filters: [{ property: 'hubspot_owner_id', operator: 'in', values: [me] }], sort: byName },
    { id: 'customers', label: t('companies.view.customers'), filters: [{ property: 'lifecyclestage', operator: 'in', values: ['customer', 'evangelist'] }], sort: byName },
  ],
  columns: ['company', 'domain', 'industry', 'city', 'numberofemployees', 'lifecyclestage', 'notes_last_updated', 'hubspot_owner_id'],
  own: () => [{
    name: 'company',
    label: t('companies.column.name'),
    width: 240,
    sort: 'name',
    properties: ['name', 'domain'],
    text: (record) => recordName('companies', record),
    render: (record) => <NameCell name={recordName('companies', record)} tone="company" />,
  }],
  labels: {
    domain: { width: 184 },
    city: { width: 140 },
    lifecyclestage: { label: t('companies.column.stage'), width: 124 },
    numberofemployees: { label: t('companies.column.people'), width: 88 },
    notes_last_updated: { label: t('companies.column.activity'), width: 124 },
    hubspot_owner_id: { label: t('companies.column.owner'), width: 64 },
  },
  path: (id) => `/companies/${id}`,
  compact: (record) => <Compact record={record} />,
  empty: (create) => (
    <EmptyState
      title={t('companies.empty.title')}
      text={t('companies.empty.text')} example={{ department: 'both', name: t('companies.empty.example.name'), detail: t('companies.empty.example.detail'), end: t('companies.empty.example.end') }}
      action={create && <Button variant="filled" leftSection={<IconPlus size={15} stroke={2} />} onClick={create}>{t('companies.empty.button')}</Button>}
    />
  ),
}

function Compact({ record }: { record: CrmRecord }) {
  const { domain, city, industry, lifecyclestage } = record.properties
  const name = recordName('companies', record)
  return (
    <CompactRow
      mark={<Avatar name={name} size={32} tone="company" />}
      title={name}
      detail={[industry, city].filter(Boolean).join(', ') || domain}
      end={lifecyclestage && <StageLabel stage={lifecyclestage} />}
    />
  )
}
