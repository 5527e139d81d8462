import type { Maker } from '../belongings.ts'

export default (async (tandem) => {
  const contact = await tandem.contact({ email: 'walked@firm.example', hs_analytics_source: 'Fair' })
  const deal = await tandem.deal({ dealname: 'Walked', dealstage: 'closedwon' })
  await tandem.put(`/crm/v4/objects/deals/${deal.id}/associations/default/contacts/${contact.id}`)
  return {
    ids: { '/api/thread kind': 'contacts', '/api/thread id': contact.id },
    look: [`/api/thread/contacts/${contact.id}?depth=4`, '/api/thread/sources/Fair?depth=4', '/api/thread/outcomes/won?depth=4'],
  }
}) satisfies Maker
