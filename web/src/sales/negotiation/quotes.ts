import { queryOptions, useQuery } from '@tanstack/react-query'
import { api } from '~/api/client'
import type { Schemas } from '~/api/types'
import type { Watch } from '~/lib/live-kinds'
import { queryClient, refreshObjects } from '~/lib/queries'

export type QuoteSummary = Schemas['negotiation.QuoteSummary']
export type State = QuoteSummary['state']
export const states = ['draft', 'sent', 'opened', 'accepted', 'declined', 'expired', 'withdrawn'] as const satisfies State[]
export type Quote = Schemas['negotiation.Quote']
/** Rates are basis points: 1900 is 19 %. */
export type Line = Schemas['negotiation.Line']
export type Totals = Schemas['negotiation.Totals']
export type QuoteEvent = Schemas['negotiation.Event']
export type Sent = Schemas['negotiation.Sent']

const watches: Watch[] = ['quotes']

export const quoteQuery = (id: string) => queryOptions({ queryKey: ['quote', id], queryFn: () => api.get('/api/quotes/{quote_id}', { path: { quote_id: id } }), meta: { watches: [`quotes:${id}`] } })

/** Those that customers have open before them. */
export const openedQuery = queryOptions({ queryKey: ['quotes', 'opened'], queryFn: async () => (await api.get('/api/quotes', { query: { state: ['opened'], limit: 200 } })).results, meta: { watches } })

/** The quotes of one deal or contact. */
export function useQuotesOf(field: 'deal_id' | 'contact_id', id: string): QuoteSummary[] | undefined {
  return useQuery({ queryKey: ['quotes', field, id], queryFn: () => api.get('/api/quotes', { query: { [field]: id, limit: 20 } }), meta: { watches } }).data?.results
}

export const createQuote = async (body: Schemas['negotiation.NewQuote']): Promise<Quote> => (await api.post('/api/quotes', { body })).data
export async function changeQuote(id: string, body: Schemas['negotiation.QuotePatch']): Promise<Quote> {
  const { data } = await api.patch('/api/quotes/{quote_id}', { path: { quote_id: id }, body })
  queryClient.setQueryData(quoteQuery(id).queryKey, data)
  refreshObjects('quotes')
  return data
}
