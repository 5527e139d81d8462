import { useQueries } from '@tanstack/react-query'
import { untyped } from '~/api/untyped'
import type { CrmRecord, Page, SearchBody } from '~/api/hubspot'

export type Piece =
  | { kind: 'won'; at: string; id: string; name: string; amount: string; currency: string | undefined; owner: string | undefined; source: string }
  | { kind: 'accepted' | 'rejected'; at: string; id: string; name: string; who: string; words: string }
  | { kind: 'campaign'; at: string; id: string; name: string; sent: number; kept: number }
  | { kind: 'page'; at: string; id: string; name: string; path: string }

/** The latest first; no kind crowds the others out. */
export function latest(pieces: Piece[], most: number, ofOneKind: number): Piece[] {
  const seen = new Map<string, number>()
  return pieces
    .toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at))
    .filter(({ kind }) => {
      seen.set(kind, (seen.get(kind) ?? 0) + 1)
      return seen.get(kind)! <= ofOneKind
    })
    .slice(0, most)
}

/** The midnight before yesterday's first hour. */
export const yesterday = (now: Date): Date => new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1)

interface Answered {
  results: { contact_id: string; name: string; state: string; answered_at?: string; answered_by?: string; sentence?: string; company: string }[]
}
interface Campaigns {
  results: { id: string; name: string; started_at?: string; totals: { sent: number; kept: number } }[]
}
interface Pages {
  results: { id: string; title: string; slug: string; updated_at: string }[]
}

const wonSince = (from: Date): SearchBody => ({
  filterGroups: [{ filters: [{ propertyName: 'hs_is_closed_won', operator: 'EQ', value: 'true' }, { propertyName: 'closedate', operator: 'GTE', value: String(from.getTime()) }] }],
  sorts: [{ propertyName: 'closedate', direction: 'DESCENDING' }],
  properties: ['dealname', 'amount', 'deal_currency_code', 'closedate', 'hubspot_owner_id', 'hs_analytics_source'],
  limit: 5,
})

const wonPiece = ({ id, properties: p }: CrmRecord): Piece => ({
  kind: 'won', at: p['closedate'] ?? '', id, name: p['dealname'] ?? '', amount: p['amount'] ?? '0', currency: p['deal_currency_code'] ?? undefined, owner: p['hubspot_owner_id'] ?? undefined, source: p['hs_analytics_source'] ?? '',
})

/** What both departments did since yesterday morning, from what the other pages read anyway. */
export function useSinceYesterday(now: Date): { pieces: Piece[]; isPending: boolean } {
  const from = yesterday(now)
  const day = from.getTime()
  const isIn = (at: string | undefined): at is string => at !== undefined && Date.parse(at) >= day && Date.parse(at) <= now.getTime()
  return useQueries({
    queries: [
      {
        queryKey: ['since', 'won', day], meta: { watches: ['deals'] },
        queryFn: async (): Promise<Piece[]> => (await untyped.post<Page<CrmRecord>>('/crm/v3/objects/deals/search', wonSince(from))).data.results.map(wonPiece),
      },
      {
        queryKey: ['since', 'answered', day], meta: { watches: ['handoffs'] },
        queryFn: async (): Promise<Piece[]> =>
          (await untyped.get<Answered>('/api/handoffs', { query: { state: 'answered', since: from.toISOString(), limit: 10 } })).results.map((one) => ({
            kind: one.state === 'rejected' ? 'rejected' : 'accepted', at: one.answered_at ?? '', id: one.contact_id, name: one.name, who: one.answered_by ?? '', words: one.sentence || one.company,
          })),
      },
      {
        queryKey: ['since', 'campaigns', day], meta: { watches: ['campaigns'] },
        queryFn: async (): Promise<Piece[]> =>
          (await untyped.get<Campaigns>('/api/campaigns', { query: { state: 'sending,paused,sent,cancelled', limit: 20 } })).results.flatMap(({ id, name, started_at, totals: { sent, kept } }) => (isIn(started_at) && sent + kept > 0 ? [{ kind: 'campaign', at: started_at, id, name, sent, kept }] : [])),
      },
      {
        queryKey: ['since', 'pages', day], meta: { watches: ['pages'] },
        queryFn: async (): Promise<Piece[]> =>
          (await untyped.get<Pages>('/api/pages', { query: { state: 'published', limit: 20 } })).results.flatMap(({ id, title, slug, updated_at }) => (isIn(updated_at) ? [{ kind: 'page', at: updated_at, id, name: title, path: `/p/${slug}` }] : [])),
      },
    ],
    combine: (answers) => ({
      pieces: answers.flatMap((one) => one.data ?? []).filter((piece) => isIn(piece.at)),
      isPending: answers.some((one) => one.isPending),
    }),
  })
}
