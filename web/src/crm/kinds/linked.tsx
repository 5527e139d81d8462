import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { ObjectType } from '~/api/types'
import { t } from '~/app/messages'
import { Avatar } from '~/components/avatar'
import { Bones } from '~/components/bones'
import { useAssociated, useLink } from '~/components/records/associations'
import { kindOf, useKinds } from '~/components/records/kinds'
import { LinkLabels } from '~/components/records/link-labels'
import { usePipelines } from '~/components/records/queries'
import { LinkRecord, RailItem, RailNothing, RailSection } from '~/components/records/rail'
import { placeOf, stageOf } from '~/components/records/stages'
import { namedBy, recordName } from '~/components/records/values'
import { useNavigate } from '~/lib/routes'
import { inSentence } from '~/lib/sentence'
import { useRecordPath } from '~/lib/slots'
import { wordsOf } from './definition'
import { NewLinked } from './new-of-kind'

const standard: Record<string, { singular: string; plural: string }> = {
  contacts: { singular: t('kinds.contact'), plural: t('contacts.nav') },
  companies: { singular: t('companies.kind'), plural: t('companies.nav') },
  deals: { singular: t('deals.kind'), plural: t('deals.nav') },
}

/** Records of one kind that are linked with a record of another. */
export function Linked({ from, id, to: name }: { from: ObjectType; id: string; to: string }) {
  const to = name as ObjectType
  const kind = kindOf(to)
  const labels = standard[to] ?? kind
  const pathOf = useRecordPath()
  const piped = to === 'contacts' || to === 'companies' ? undefined : to
  const stages = usePipelines(piped).flatMap((pipeline) => pipeline.stages)
  const navigate = useNavigate()
  const [creating, setCreating] = useState(false)
  const { data } = useAssociated(from, id, to, [...namedBy(to), ...(piped ? [placeOf(piped).stage] : [])])
  const { link, unlink } = useLink(from, id, to)
  if (!labels) return null
  const create = kind && (
    <Button variant="subtle" size="xs" fullWidth justify="flex-start" leftSection={<IconPlus size={14} stroke={1.75} />} onClick={() => setCreating(true)}>{t('kinds.new', wordsOf(kind)(1))}</Button>
  )
  const add = (
    <LinkRecord object={to} from={from} label={t('kinds.link', { singular: inSentence(labels.singular) })} create={create} onPick={(record, label) => link({ id: record.id, label, said: t('rail.linked', { name: recordName(to, record) }) })} />
  )
  return (
    <RailSection title={labels.plural} action={add}>
      {!data && <Bones widths={[16, 180]} />}
      {data?.length === 0 && <RailNothing>{t('kinds.none')}</RailNothing>}
      {data?.map((record) => {
        const title = recordName(to, record)
        return (
          <RailItem key={record.id} to={pathOf(to, record.id) ?? '/'} mark={<Avatar name={title} tone={to === 'contacts' ? 'contact' : 'company'} />} title={title}
            detail={piped && stages.find((stage) => stage.id === stageOf(piped, record))?.label}
            labels={record.labels} tools={<LinkLabels from={from} id={id} to={to} record={record} />}
            onUnlink={() => unlink({ id: record.id, said: t('rail.unlinked', { name: title }) })} />
        )
      })}
      {creating && kind && <NewLinked kind={kind} from={{ object: from, id }} onClose={() => setCreating(false)} onCreated={(made) => void navigate({ to: `/records/${kind.object}/${made}` })} />}
    </RailSection>
  )
}

/** Every defined kind that a record of this one may be linked with. */
export function LinkedKinds({ from, id }: { from: 'contacts' | 'companies' | 'deals'; id: string }) {
  return useKinds().filter((kind) => kind.has_place && kind.associated.includes(from)).map((kind) => <Linked key={kind.object} from={from} id={id} to={kind.object} />)
}
