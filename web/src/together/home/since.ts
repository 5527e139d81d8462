import { useQueries } from '@tanstack/react-query'
import type { News } from '~/lib/feature'
import { useFeatures } from '~/lib/slots'

/** The latest first; no kind crowds the others out. */
export function latest(news: News[], most: number, ofOneKind: number): News[] {
  const seen = new Map<string, number>()
  return news
    .toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at))
    .filter(({ kind }) => {
      seen.set(kind, (seen.get(kind) ?? 0) + 1)
      return seen.get(kind)! <= ofOneKind
    })
    .slice(0, most)
}

/** The midnight before yesterday's first hour. */
export const yesterday = (now: Date): Date => new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1)

/** What every feature has to tell since yesterday morning. */
export function useSinceYesterday(now: Date): { news: News[]; isPending: boolean } {
  const from = yesterday(now)
  const isIn = (at: string) => Date.parse(at) >= from.getTime() && Date.parse(at) <= now.getTime()
  return useQueries({
    queries: useFeatures().flatMap(({ name, news }) => news ? [{
      queryKey: ['since', name, from.getTime()], meta: { watches: news.watches },
      queryFn: async () => (await news.load()).default(from, now),
    }] : []),
    combine: (answers) => ({
      news: answers.flatMap((one) => one.data ?? []).filter(({ at }) => isIn(at)),
      isPending: answers.some((one) => one.isPending),
    }),
  })
}
