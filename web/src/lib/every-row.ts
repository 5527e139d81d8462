import type { Paging } from '~/api/types'

interface Page<T> {
  results: T[]
  paging?: Paging
}

/** Every row of a list or of a search, in its order, up to `most`. */
export async function everyRow<T>(ask: (page: { limit: number; after?: string }) => Promise<Page<T>>, most: number): Promise<T[]> {
  const rows: T[] = []
  let after: string | undefined
  do {
    const page = await ask({ limit: Math.min(200, most - rows.length), ...(after ? { after } : {}) })
    rows.push(...page.results)
    after = page.paging?.next.after
  } while (after && rows.length < most)
  return rows
}
