import type { Maker } from '../belongings.ts'

export default (async (tandem) => {
  const { brand } = (await tandem.get('/api/brand')).body
  return { ids: {}, look: ['/api/brand'], bodies: { 'PUT /api/brand': { ...brand, company_name: 'Theirs' }, 'POST /api/brand/preview': brand } }
}) satisfies Maker
