import type { Maker } from '../belongings.ts'
import type { Tandem } from '../client.ts'

/** What a new one says. */
export const new__Record__: (tandem: Tandem) => Promise<Record<string, unknown>> = async (tandem) => ({  //? record
export const new__Record__: (tandem: Tandem) => Promise<Record<string, unknown>> = async () => ({  //? !record
  __field__: __field.api__,  //? !user
})

export default (async (tandem) => {
  const { id } = (await tandem.post('/api/__kebabs__', await new__Record__(tandem))).body
  return {
    ids: { __record___id: id },
    look: [`/api/__kebabs__/${id}`],
    bodies: { 'PATCH /api/__kebabs__/{__record___id}': { version: 1, __title__: 'Theirs' } },
  }
}) satisfies Maker
