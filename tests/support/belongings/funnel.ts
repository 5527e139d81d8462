import type { Maker } from '../belongings.ts'

export default (async () => ({ ids: { from: '2020-01-01', to: '2029-12-31' }, look: [] })) satisfies Maker
