import type { Maker } from '../belongings.ts'

export default (async (tandem) => {
  const property = { name: 'model', label: 'Model', type: 'string', fieldType: 'text' }
  const kind = (await tandem.post('/crm/v3/schemas', { name: 'mine', labels: { singular: 'Mine', plural: 'Mine' }, properties: [property], associatedObjects: ['CONTACT'] })).body
  await tandem.post(`/crm/v3/objects/${kind.objectTypeId}`, { properties: { model: 'Mine' } })
  const other = (await tandem.post(`/crm/v3/schemas/${kind.objectTypeId}/associations`, { fromObjectTypeId: kind.objectTypeId, toObjectTypeId: '0-3' })).body
  const renamed = { labels: { plural: 'Theirs' } }
  return {
    ids: { '/crm/v3/schemas object_type': kind.objectTypeId, '/crm-object-schemas object_type': kind.objectTypeId, '/crm/v3/schemas association_id': kind.associations[0].id, '/crm-object-schemas association_id': other.id },
    look: ['/crm/v3/schemas', `/crm/v3/objects/${kind.objectTypeId}`],
    bodies: { 'PATCH /crm/v3/schemas/{object_type}': renamed, 'PATCH /crm-object-schemas/v3/schemas/{object_type}': renamed },
  }
}) satisfies Maker
