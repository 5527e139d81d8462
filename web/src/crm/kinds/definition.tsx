import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { t } from '~/app/messages'
import { EmptyState } from '~/components/empty-state'
import type { KindView } from '~/components/records/kinds'
import { CompactRow, NameCell } from '~/components/records/name-cell'
import type { ListDefinition } from '~/components/records/record-list'
import { ownerProperty, recordName } from '~/components/records/values'
import { allView, me } from '~/components/records/views'

/** What texts about a kind speak of. */
export const wordsOf = (kind: KindView) => (n: number) => ({ singular: kind.singular, plural: kind.plural, noun: n === 1 ? kind.singular : kind.plural })

/** The list of any kind, as its definition says. */
export function listOf(kind: KindView): ListDefinition {
  const { object } = kind
  const newest = { property: 'hs_lastmodifieddate', descending: true }
  const rest = kind.columns.filter((name) => name !== kind.primary)
  const standard = [...(kind.has_pipelines ? ['hs_pipeline_stage'] : []), ownerProperty]
  return {
    object,
    label: 'kinds.name',
    noun: 'kinds.noun',
    create: 'kinds.new',
    words: wordsOf(kind),
    views: [
      { ...allView, sort: newest },
      { id: 'mine', label: t('kinds.view.mine'), filters: [{ property: ownerProperty, operator: 'in', values: [me] }], sort: newest },
    ],
    columns: [...new Set([kind.primary, ...rest, ...standard])],
    own: () => [{
      name: kind.primary,
      label: kind.singular,
      width: 280,
      sort: kind.primary,
      properties: [kind.primary],
      text: (record) => recordName(object, record),
      render: (record) => <NameCell name={recordName(object, record)} tone="company" />,
    }],
    labels: {},
    path: (id) => `/records/${object}/${id}`,
    compact: (record) => <CompactRow title={recordName(object, record)} />,
    empty: (create) => (
      <EmptyState
        title={t('kinds.empty.title', { plural: kind.plural })}
        text={t('kinds.empty.text')}
        action={create && <Button variant="filled" leftSection={<IconPlus size={15} stroke={2} />} onClick={create}>{t('kinds.new', { singular: kind.singular })}</Button>}
      />
    ),
  }
}
