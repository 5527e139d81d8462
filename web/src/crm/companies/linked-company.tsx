import type { ReactNode } from 'react'
import type { ObjectType } from '~/api/types'
import { t } from '~/app/messages'
import { Bones } from '~/components/bones'
import { Avatar } from '~/components/avatar'
import { useAssociated, useLink } from '~/components/records/associations'
import { LinkLabels } from '~/components/records/link-labels'
import { LinkRecord, RailItem, RailNothing, RailSection } from '~/components/records/rail'
import { recordName } from '~/components/records/values'

const properties = ['name', 'domain', 'city', 'industry', 'numberofemployees']

/** The company a contact or a deal belongs to. */
export function LinkedCompany({ from, id, none }: { from: ObjectType; id: string; none?: ReactNode }) {
  const { data } = useAssociated(from, id, 'companies', properties)
  const { link, unlink } = useLink(from, id, 'companies')
  const add = <LinkRecord object="companies" from={from} label={t('rail.link_company')} onPick={(record, label) => link({ id: record.id, label, said: t('rail.linked', { name: recordName('companies', record) }) })} />
  return (
    <RailSection title={t('rail.company')} action={add}>
      {!data && <Bones widths={[16, 180]} />}
      {data?.length === 0 && <><RailNothing>{t('rail.none_company')}</RailNothing>{none}</>}
      {data?.map((company) => {
        const { city, industry, numberofemployees } = company.properties
        const name = recordName('companies', company)
        const detail = [city, industry, numberofemployees && t('company.people', { n: Number(numberofemployees) })].filter(Boolean).join(', ')
        return (
          <RailItem key={company.id} to={`/companies/${company.id}`} mark={<Avatar name={name} tone="company" />} title={name} detail={detail}
            labels={company.labels} tools={<LinkLabels from={from} id={id} to="companies" record={company} />}
            onUnlink={() => unlink({ id: company.id, said: t('rail.unlinked', { name }) })} />
        )
      })}
    </RailSection>
  )
}
