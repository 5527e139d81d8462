import type { Maker } from '../belongings.ts'

export default (async (tandem) => {
  const { id } = (await tandem.post('/api/__name__', { title: 'Mine' })).body
  return { ids: { '/api/__name__ id': id }, look: ['/api/__name__'] }
}) satisfies Maker
