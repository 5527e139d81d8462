import { api } from '~/api/client'
import { associationTypes } from '~/components/records/associations'

/** As many as one request takes. */
const most = 100

/** The contact's deals that belong to no company so far. */
async function dealsWithoutCompany(contact: string): Promise<string[]> {
  const { results } = await api.get('/crm/v4/objects/{from_type}/{from_id}/associations/{to_type}', {
    path: { from_type: 'contacts', from_id: contact, to_type: 'deals' }, query: { limit: most },
  })
  const deals = [...new Set(results.map((one) => one.toObjectId))]
  if (deals.length === 0) return []
  const { data } = await api.post('/crm/v4/associations/{from_type}/{to_type}/batch/read', {
    path: { from_type: 'deals', to_type: 'companies' }, body: { inputs: deals.map((id) => ({ id })) },
  })
  const taken = new Set(data.results.filter((one) => one.to.length > 0).map((one) => one.from.id))
  return deals.filter((id) => !taken.has(id))
}

const linkTo = (object: 'contacts' | 'deals', id: string) =>
  ({ to: { id }, types: [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId: associationTypes[`companies/${object}`]! }] })

/** One request makes the company and all its links, so that one undo takes all of it back. */
export async function makeCompany(name: string, contact: string) {
  const deals = await dealsWithoutCompany(contact)
  const made = await api.post('/crm/v3/objects/{object_type}', {
    path: { object_type: 'companies' },
    body: { properties: { name }, associations: [linkTo('contacts', contact), ...deals.map((deal) => linkTo('deals', deal))] },
  })
  return { ...made, deals: deals.length }
}
