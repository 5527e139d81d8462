import type { Maker } from '../belongings.ts'

export default (async (tandem) => {
  const contact = await tandem.contact({ email: 'mine@example.com', firstname: 'Mine' })
  const deal = await tandem.deal({ dealname: 'Mine', amount: '10' })
  const company = (await tandem.post('/crm/v3/objects/companies', { properties: { name: 'Mine' } })).body
  await tandem.put(`/crm/v4/objects/contacts/${contact.id}/associations/default/deals/${deal.id}`)
  await tandem.post('/crm/v3/properties/contacts/groups', { name: 'mine', label: 'Mine' })
  await tandem.post('/crm/v3/properties/contacts', { name: 'mine', label: 'Mine', type: 'string', fieldType: 'text', groupName: 'contactinformation' })
  const [label] = (await tandem.post('/crm/v4/associations/contacts/deals/labels', { label: 'Mine', name: 'mine' })).body.results
  const edit = await tandem.patch(`/crm/v3/objects/contacts/${contact.id}`, { properties: { city: 'Kiel' } })
  const { user } = (await tandem.get('/api/session')).body
  return {
    ids: {
      contact_id: contact.id, deal_id: deal.id, company_id: company.id, change_set_id: edit.headers.get('X-Change-Set')!, owner_id: user.id, q: 'mine',
      '/crm/v3/objects key': contact.id, '/crm/v3/properties name': 'mine', group_name: 'mine', '/crm/v4 from_id': contact.id, '/crm/v4 to_type': 'deals', '/crm/v4 to_id': deal.id,
      '/crm/v3 from_id': contact.id, '/crm/v3 to_type': 'deals', '/crm/v3 to_id': deal.id, association_type: 'contact_to_deal', association_type_id: String(label.typeId),
    },
    look: [
      `/crm/v3/objects/contacts/${contact.id}?properties=all`, `/crm/v3/objects/deals/${deal.id}?properties=all`, `/crm/v3/objects/companies/${company.id}?properties=all`,
      `/crm/v4/objects/contacts/${contact.id}/associations/deals`, `/api/contacts/${contact.id}/consents`, '/crm/v3/properties/contacts', '/crm/v3/properties/contacts/groups', '/crm/v4/associations/contacts/deals/labels',
    ],
    bodies: {
      'PATCH /crm/v3/objects/{object_type}/{key}': { properties: { firstname: 'Theirs' } },
      'PATCH /crm/v3/properties/{object_type}/groups/{group_name}': { label: 'Theirs' },
      'PATCH /crm/v3/properties/{object_type}/{name}': { label: 'Theirs' },
      'PUT /crm/v4/associations/{from_type}/{to_type}/labels': { associationTypeId: label.typeId, label: 'Theirs' },
      'PUT /crm/v4/objects/{from_type}/{from_id}/associations/{to_type}/{to_id}': [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId: 4 }],
    },
  }
}) satisfies Maker
