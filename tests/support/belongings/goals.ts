import type { Maker } from '../belongings.ts'

export default (async () => ({
  ids: {}, look: ['/api/goal'], bodies: { 'PUT /api/goal': { version: 0, target: { amount: '1000.00', currency: 'EUR' } } },
})) satisfies Maker
