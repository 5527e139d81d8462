import { Fragment } from 'react'
import { useAssociated } from '~/components/records/associations'
import { nameProperties, recordName } from '~/components/records/values'
import { Link } from '~/lib/routes'

/** Whom a deal is with, in the line under its name: the first contact, the company. */
export function DealParties({ id }: { id: string }) {
  const contacts = useAssociated('deals', id, 'contacts', nameProperties.contacts).data
  const companies = useAssociated('deals', id, 'companies', nameProperties.companies).data
  const parties = [
    ...(contacts ?? []).slice(0, 1).map((one) => ({ to: `/contacts/${one.id}` as const, name: recordName('contacts', one) })),
    ...(companies ?? []).slice(0, 1).map((one) => ({ to: `/companies/${one.id}` as const, name: recordName('companies', one) })),
  ]
  return parties.length > 0 && <span>{parties.map(({ to, name }, index) => <Fragment key={to}>{index > 0 && ', '}<Link to={to}>{name}</Link></Fragment>)}</span>
}
