import type { Maker } from '../belongings.ts'

export default (async (tandem) => {
  const deal = await tandem.deal({ dealname: 'Mine', amount: '10' })
  const unit_price = { amount: '10.00', currency: 'EUR' }
  const quote = (await tandem.post('/api/quotes', { deal_id: deal.id, title: 'Mine', lines: [{ title: 'Mine', quantity: '1', unit_price }] })).body.summary
  return {
    ids: { quote_id: quote.id },
    look: [`/api/quotes/${quote.id}`],
    bodies: {
      'PATCH /api/quotes/{quote_id}': { version: 1, title: 'Theirs' },
      'POST /api/quotes/{quote_id}/sending': { version: 1 },
    },
  }
}) satisfies Maker
