import type { CrmRecord } from '~/api/types'
import { t } from '~/app/messages'
import { Avatar } from '~/components/avatar'
import type { ColumnLabels, OwnColumn } from '~/components/records/columns'
import { CompactRow, NameCell } from '~/components/records/name-cell'
import type { ListDefinition } from '~/components/records/record-list'
import { nameProperties, recordName } from '~/components/records/values'
import { me, type View } from '~/components/records/views'
import { StageGlyph, stageShort } from '~/components/stage-glyph'
import { formatNumber, formatRecent } from '~/lib/format'
import { LastActivity, NextStep } from './activity-cells'
import { NoContacts } from './no-contacts'

const byNewest = { property: 'createdate', descending: true }

const views: View[] = [
  { id: 'all', label: t('contacts.view.all'), filters: [], sort: byNewest },
  { id: 'mine', label: t('contacts.view.mine'), filters: [{ property: 'hubspot_owner_id', operator: 'in', values: [me] }], sort: byNewest },
  {
    id: 'hot',
    label: t('contacts.view.hot'),
    filters: [
      { property: 'lifecyclestage', operator: 'in', values: ['marketingqualifiedlead', 'salesqualifiedlead'] },
      { property: 'hubspotscore', operator: 'at_least', values: ['40'] },
      { property: 'hs_last_activity_date', operator: 'in_last', values: ['7'] },
    ],
    sort: { property: 'hubspotscore', descending: true },
  },
  { id: 'no-owner', label: t('contacts.view.no_owner'), filters: [{ property: 'hubspot_owner_id', operator: 'unknown', values: [] }], sort: byNewest },
]

const labels: Record<string, ColumnLabels> = {
  company: { label: t('contacts.column.company'), width: 160 },
  lifecyclestage: { label: t('contacts.column.stage'), width: 108 },
  hubspotscore: { label: t('contacts.column.score'), width: 72 },
  email: { label: t('contacts.column.email'), width: 232 },
  hs_last_activity_date: { label: t('contacts.column.active'), width: 128 },
  hs_analytics_source: { label: t('contacts.column.source'), width: 116 },
  hubspot_owner_id: { label: t('contacts.column.owner'), width: 56 },
}

function nameColumn(): OwnColumn {
  return {
    name: 'name',
    label: t('contacts.column.name'),
    width: 180,
    sort: 'lastname',
    properties: nameProperties.contacts,
    text: (record) => recordName('contacts', record),
    render: (record) => <NameCell name={recordName('contacts', record)} />,
  }
}

const activityColumn: OwnColumn = {
  name: 'activity',
  label: t('contacts.column.activity'),
  width: 256,
  sort: 'hs_last_activity_date',
  properties: ['hs_last_activity_date', 'hs_last_activity_department', 'hs_last_activity_title'],
  text: (record) => [record.properties['hs_last_activity_date'], record.properties['hs_last_activity_title']].filter(Boolean).join(' '),
  render: (record) => <LastActivity record={record} />,
}

const nextColumn: OwnColumn = {
  name: 'next',
  label: t('contacts.column.next'),
  width: 172,
  sort: 'notes_next_activity_date',
  properties: ['notes_next_activity_date', 'hs_next_activity_title'],
  text: (record) => [record.properties['hs_next_activity_title'], record.properties['notes_next_activity_date']].filter(Boolean).join(' '),
  render: (record) => <NextStep record={record} />,
}

function Compact({ record }: { record: CrmRecord }) {
  const name = recordName('contacts', record)
  const { company, lifecyclestage, hubspotscore, hs_last_activity_date } = record.properties
  return (
    <CompactRow
      mark={<Avatar name={name} size={32} />}
      title={name}
      detail={company || record.properties['email']}
      end={lifecyclestage && <><StageGlyph stage={lifecyclestage} /> {stageShort(lifecyclestage)} {hubspotscore && <strong>{hubspotscore}</strong>}</>}
      below={hs_last_activity_date && <time dateTime={hs_last_activity_date}>{formatRecent(hs_last_activity_date)}</time>}
    />
  )
}

function AverageScore({ records }: { records: CrmRecord[] }) {
  const scores = records.flatMap((record) => (record.properties['hubspotscore'] ? [Number(record.properties['hubspotscore'])] : []))
  if (scores.length === 0) return null
  return <span>{t('contacts.average')} <strong>{formatNumber(Math.round(scores.reduce((sum, score) => sum + score, 0) / scores.length))}</strong></span>
}

export const contactList: ListDefinition = {
  object: 'contacts',
  label: 'contacts.nav',
  noun: 'contacts.noun',
  create: 'contacts.new',
  views,
  columns: ['name', 'company', 'lifecyclestage', 'hubspotscore', 'activity', 'hs_analytics_source', 'hubspot_owner_id', 'next'],
  actionsOver: 'next',
  own: () => [nameColumn(), activityColumn, nextColumn],
  labels,
  path: (id) => `/contacts/${id}`,
  compact: (record) => <Compact record={record} />,
  empty: (create) => <NoContacts onCreate={create} />,
  foot: (records) => <AverageScore records={records} />,
}
