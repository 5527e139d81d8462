import type { Query } from '@tanstack/react-query'

/** What was found last stays until the next is known, but not that of another view: `at` is its place in the key. */
export const keptWithin = (at: number, view: string) =>
  <T>(before: T | undefined, query: Pick<Query, 'queryKey'> | undefined): T | undefined => (query?.queryKey[at] === view ? before : undefined)
