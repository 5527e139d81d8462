import { Menu } from '@mantine/core'
import { listOf } from '~/api/client'
import { t } from '~/app/messages'
import { explain } from '~/components/failure'
import { MoreMenu } from '~/components/more-menu'
import { useCrumbs } from '~/components/page'
import { EmptyList } from '~/components/records/empty-list'
import { CompactRow } from '~/components/records/name-cell'
import { OwnListPage, type OwnList } from '~/components/records/own-list'
import { ownerName, useOwners } from '~/components/records/queries'
import { choiceField } from '~/components/records/values'
import { allView } from '~/components/records/views'
import { formatNumber, formatRecent } from '~/lib/format'
import { useNavigate } from '~/lib/routes'
import { useMay } from '~/lib/session'
import { failed } from '~/lib/undo'
import { exportPath, removeSegment, type Segment } from './segments'

const kinds = ['live', 'fixed'] as const
const sayKind = ({ kind }: Segment): string => t(`segments.${kind}`)
/** Unknown to who does not see all contacts, and while it is counted. */
const sayMembers = ({ members }: Segment): string => (members === undefined ? '–' : formatNumber(members))

function Who({ id }: { id: string | undefined }) {
  const owner = useOwners().find((one) => one.id === id)
  return owner ? ownerName(owner) : null
}

const list: OwnList<Segment> = {
  name: 'segments',
  ask: listOf('/api/segments'),
  label: 'segments.nav',
  noun: 'segments.noun',
  find: 'segments.find',
  views: [allView, ...kinds.map((kind) => ({ id: kind, label: t(`segments.${kind}`), filters: [{ property: 'kind', operator: 'in' as const, values: [kind] }] }))],
  columns: [
    { name: 'name', label: t('segments.column.name'), width: 320, grows: true, text: ({ name }) => name, render: ({ name }) => name },
    { name: 'kind', label: t('segments.column.kind'), width: 110, text: sayKind, render: sayKind },
    { name: 'members', label: t('segments.column.members'), width: 110, align: 'right', text: sayMembers, render: (segment) => <strong>{sayMembers(segment)}</strong> },
    { name: 'version', label: t('segments.column.version'), width: 90, align: 'right', text: ({ version }) => String(version), render: ({ version }) => formatNumber(version) },
    { name: 'updated', label: t('segments.column.updated'), width: 130, text: ({ updated_at }) => updated_at, render: ({ updated_at }) => formatRecent(updated_at) },
    { name: 'by', label: t('segments.column.by'), width: 160, text: ({ updated_by }) => updated_by ?? '', render: ({ updated_by }) => <Who id={updated_by} /> },
  ],
  idOf: ({ id }) => id,
  nameOf: ({ name }) => name,
  path: ({ id }) => `/segments/${id}`,
  compact: (segment) => <CompactRow title={segment.name} detail={sayKind(segment)} end={<strong>{sayMembers(segment)}</strong>} below={formatRecent(segment.updated_at)} />,
  watches: ['segments'],
}
const fields = [choiceField('kind', t('segments.column.kind'), kinds.map((value) => ({ value, label: t(`segments.${value}`) })))]

export default function SegmentsPage() {
  useCrumbs([{ label: t('segments.nav') }])
  const mayWrite = useMay('write_records')
  const navigate = useNavigate()
  const create = mayWrite ? { label: t('segments.new'), run: () => void navigate({ to: '/segments/new' }) } : undefined
  const remove = (segment: Segment) => removeSegment(segment).catch((error: unknown) => failed(explain(error)))
  return (
    <OwnListPage
      list={list}
      fields={fields}
      create={create}
      actionsOver="by"
      actions={(segment) => (
        <MoreMenu>
          <Menu.Item component="a" href={exportPath(segment.id)} download>{t('segments.export')}</Menu.Item>
          {mayWrite && <Menu.Item className="danger" onClick={() => void remove(segment)}>{t('segments.remove')}</Menu.Item>}
        </MoreMenu>
      )}
      empty={<EmptyList words="segments" department="both" create={create && { ...create, label: t('segments.empty.button') }} />}
    />
  )
}
