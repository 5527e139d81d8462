import { untyped } from '~/api/untyped'
import type { AssociatedRecord, CrmRecord, Page } from '~/api/hubspot'
import { associationTypes } from '~/components/records/associations'

interface Links {
  from: { id: string }
  to: AssociatedRecord[]
}

/** As many as one request takes. */
const most = 100

/** The contact's deals that belong to no company so far. */
async function dealsWithoutCompany(contact: string): Promise<string[]> {
  const { results } = await untyped.get<Page<AssociatedRecord>>(`/crm/v4/objects/contacts/${contact}/associations/deals`, { query: { limit: most } })
  const deals = [...new Set(results.map((one) => String(one.toObjectId)))]
  if (deals.length === 0) return []
  const { data } = await untyped.post<{ results: Links[] }>('/crm/v4/associations/deals/companies/batch/read', { inputs: deals.map((id) => ({ id })) })
  const taken = new Set(data.results.filter((one) => one.to.length > 0).map((one) => one.from.id))
  return deals.filter((id) => !taken.has(id))
}

const linkTo = (object: 'contacts' | 'deals', id: string) =>
  ({ to: { id }, types: [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId: associationTypes[`companies/${object}`]! }] })

/** One request makes the company and all its links, so that one undo takes all of it back. */
export async function makeCompany(name: string, contact: string) {
  const deals = await dealsWithoutCompany(contact)
  const made = await untyped.post<CrmRecord>('/crm/v3/objects/companies', { properties: { name }, associations: [linkTo('contacts', contact), ...deals.map((deal) => linkTo('deals', deal))] })
  return { ...made, deals: deals.length }
}
