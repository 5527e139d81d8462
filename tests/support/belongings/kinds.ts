import type { Maker } from '../belongings.ts'

export default (async (tandem) => {
  const property = { name: 'model', label: 'Model', type: 'string', fieldType: 'text' }
  const kind = (await tandem.post('/crm/v3/schemas', { name: 'mine', labels: { singular: 'Mine', plural: 'Mine' }, properties: [property], associatedObjects: ['CONTACT'] })).body
  await tandem.post(`/crm/v3/objects/${kind.objectTypeId}`, { properties: { model: 'Mine' } })
  return {
    ids: { '/crm/v3/schemas object_type': kind.objectTypeId, association_id: kind.associations[0].id },
    look: ['/crm/v3/schemas', `/crm/v3/objects/${kind.objectTypeId}`],
    bodies: { 'PATCH /crm/v3/schemas/{object_type}': { labels: { plural: 'Theirs' } } },
  }
}) satisfies Maker
