import type { ObjectType } from '~/api/types'
import { t } from '~/app/messages'
import { Avatar } from '~/components/avatar'
import { Bones } from '~/components/bones'
import { useAssociated, useLink } from '~/components/records/associations'
import { kindOf, useKinds } from '~/components/records/kinds'
import { LinkRecord, RailItem, RailNothing, RailSection } from '~/components/records/rail'
import { namedBy, recordName } from '~/components/records/values'
import { useRecordPath } from '~/lib/slots'

const standard: Record<string, { singular: string; plural: string }> = {
  contacts: { singular: t('kinds.contact'), plural: t('contacts.nav') },
  companies: { singular: t('companies.kind'), plural: t('companies.nav') },
  deals: { singular: t('deals.kind'), plural: t('deals.nav') },
}

/** Records of one kind that are linked with a record of another. */
export function Linked({ from, id, to: name }: { from: ObjectType; id: string; to: string }) {
  const to = name as ObjectType
  const labels = standard[to] ?? kindOf(to)
  const pathOf = useRecordPath()
  const { data } = useAssociated(from, id, to, namedBy(to))
  const { link, unlink } = useLink(from, id, to)
  if (!labels) return null
  const add = (
    <LinkRecord object={to} label={t('kinds.link', { singular: labels.singular })} onPick={(record) => link({ id: record.id, said: t('rail.linked', { name: recordName(to, record) }) })} />
  )
  return (
    <RailSection title={labels.plural} action={add}>
      {!data && <Bones widths={[16, 180]} />}
      {data?.length === 0 && <RailNothing>{t('kinds.none')}</RailNothing>}
      {data?.map((record) => {
        const title = recordName(to, record)
        return (
          <RailItem key={record.id} to={pathOf(to, record.id) ?? '/'} mark={<Avatar name={title} tone={to === 'contacts' ? 'contact' : 'company'} />} title={title}
            onUnlink={() => unlink({ id: record.id, said: t('rail.unlinked', { name: title }) })} />
        )
      })}
    </RailSection>
  )
}

/** Every defined kind that a record of this one may be linked with. */
export function LinkedKinds({ from, id }: { from: 'contacts' | 'companies' | 'deals'; id: string }) {
  return useKinds().filter((kind) => kind.associated.includes(from)).map((kind) => <Linked key={kind.object} from={from} id={id} to={kind.object} />)
}
