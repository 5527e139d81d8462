import { t } from '~/app/messages'
import { Bones } from '~/components/bones'
import { Avatar } from '~/components/avatar'
import { useAssociated, useLink } from '~/components/records/associations'
import { LinkLabels } from '~/components/records/link-labels'
import { LinkRecord, RailItem, RailNothing, RailSection } from '~/components/records/rail'
import { recordName } from '~/components/records/values'
import { stageShort } from '~/components/stage-glyph'

const properties = ['firstname', 'lastname', 'email', 'phone', 'jobtitle', 'lifecyclestage']

/** The people of a company. */
export default function CompanyContacts({ id }: { id: string }) {
  const { data } = useAssociated('companies', id, 'contacts', properties)
  const { link, unlink } = useLink('companies', id, 'contacts')
  const add = <LinkRecord object="contacts" from="companies" label={t('rail.link_contact')} onPick={(record, label) => link({ id: record.id, label, said: t('rail.linked', { name: recordName('contacts', record) }) })} />
  return (
    <RailSection title={t('rail.contacts')} action={add}>
      {!data && <Bones widths={[16, 180]} />}
      {data?.length === 0 && <RailNothing>{t('rail.none_contacts')}</RailNothing>}
      {data?.map((contact) => {
        const name = recordName('contacts', contact)
        const detail = [contact.properties['jobtitle'], stageShort(contact.properties['lifecyclestage'] ?? '')].filter(Boolean).join(', ')
        return (
          <RailItem key={contact.id} to={`/contacts/${contact.id}`} mark={<Avatar name={name} />} title={name} detail={detail}
            labels={contact.labels} tools={<LinkLabels from="companies" id={id} to="contacts" record={contact} />}
            onUnlink={() => unlink({ id: contact.id, said: t('rail.unlinked', { name }) })} />
        )
      })}
    </RailSection>
  )
}
