import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import type { CrmRecord, Pipeline } from '~/api/types'
import { t } from '~/app/messages'
import { EmptyState } from '~/components/empty-state'
import type { KindView } from '~/components/records/kinds'
import { CompactRow, NameCell } from '~/components/records/name-cell'
import { hasParties, useParties } from '~/components/records/parties'
import { usePipelines } from '~/components/records/queries'
import type { ListDefinition } from '~/components/records/record-list'
import { placeOf, stageKind, stageOf, type Piped } from '~/components/records/stages'
import { ownerProperty, recordName } from '~/components/records/values'
import { allView, me, type View } from '~/components/records/views'
import { formatRecent } from '~/lib/format'
import { inSentence } from '~/lib/sentence'

/** What sentences about a kind speak of; its label stands where it begins one. */
export const wordsOf = (kind: KindView) => (n: number) => ({ label: kind.plural, singular: inSentence(kind.singular), noun: inSentence(n === 1 ? kind.singular : kind.plural) })

/** When a record was last changed, which kinds in the one table call so. */
export const changed = 'hs_lastmodifieddate'
const newest = { property: changed, descending: true }
const stage = 'hs_pipeline_stage'
const partiesColumn = 'parties'

/** What is open stands first where a pipeline says what is. */
function viewsOf(kind: KindView, pipelines: Pipeline[]): View[] {
  const open = pipelines.flatMap((pipeline) => pipeline.stages).filter((one) => stageKind(one) === 'open').map((one) => one.id)
  const isOpen = open.length > 0 ? [{ property: stage, operator: 'in' as const, values: [...new Set(open)] }] : []
  return [
    ...(isOpen.length > 0 ? [{ id: 'open', label: t('kinds.view.open'), filters: isOpen, sort: newest }] : []),
    ...(kind.has_owner ? [
      { id: 'mine', label: t('kinds.view.mine'), filters: [{ property: ownerProperty, operator: 'in' as const, values: [me] }], sort: newest },
      { id: 'no-owner', label: t('kinds.view.no_owner'), filters: [{ property: ownerProperty, operator: 'unknown' as const, values: [] }], sort: newest },
    ] : []),
  ]
}

/** The list of any kind, as its definition says. */
export function listOf(kind: KindView, pipelines: Pipeline[]): ListDefinition & { object: Piped } {
  const { object } = kind
  const rest = kind.columns.filter((name) => name !== kind.primary)
  const standard = [...(kind.has_pipelines ? [stage] : []), ...(kind.has_owner ? [ownerProperty] : []), changed]
  return {
    object,
    label: 'kinds.name',
    noun: 'kinds.noun',
    create: 'kinds.new',
    words: wordsOf(kind),
    views: [{ ...allView, sort: newest }, ...viewsOf(kind, pipelines)],
    columns: [...new Set([kind.primary, ...(hasParties(object) ? [partiesColumn] : []), ...rest, ...standard])],
    actionsOver: changed,
    own: () => [{
      name: kind.primary,
      label: kind.singular,
      width: 280,
      sort: kind.primary,
      properties: [kind.primary],
      text: (record) => recordName(object, record),
      render: (record) => <NameCell name={recordName(object, record)} tone="company" />,
    }, ...(hasParties(object) ? [{
      name: partiesColumn,
      label: t('kinds.column.parties'),
      width: 220,
      properties: [],
      text: () => '',
      render: (record: CrmRecord) => <Parties object={object} id={record.id} />,
    }] : [])],
    labels: { [changed]: { label: t('kinds.column.changed'), width: 150 } },
    path: (id) => `/records/${object}/${id}`,
    compact: (record) => <Compact object={object} record={record} />,
    empty: (create) => (
      <EmptyState
        title={t('kinds.empty.title', wordsOf(kind)(2))}
        text={t('kinds.empty.text')}
        action={create && <Button variant="filled" leftSection={<IconPlus size={15} stroke={2} />} onClick={create}>{t('kinds.new', wordsOf(kind)(1))}</Button>}
      />
    ),
  }
}

/** What a new one begins with: where a pipeline begins, and with whoever makes it. */
export function startOf(pipelines: Pipeline[], myId: string | undefined): Record<string, string> {
  const [first] = pipelines
  const place = placeOf('tickets')
  return { ...(first && { [place.pipeline]: first.id, [place.stage]: first.stages[0]?.id ?? '' }), ...(myId && { [ownerProperty]: myId }) }
}

function Parties({ object, id }: { object: KindView['object']; id: string }) {
  return useParties(object, id)
}

function Compact({ object, record }: { object: KindView['object']; record: CrmRecord }) {
  const stages = usePipelines(object).flatMap((pipeline) => pipeline.stages)
  const parties = useParties(object, record.id)
  const when = record.properties[changed]
  const state = stages.find((one) => one.id === stageOf(object, record))?.label
  return (
    <CompactRow
      title={recordName(object, record)}
      detail={parties || state}
      end={when && <time dateTime={when}>{formatRecent(when)}</time>}
      below={parties && state}
    />
  )
}
