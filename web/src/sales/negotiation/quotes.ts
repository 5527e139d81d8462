import { queryOptions, useQuery } from '@tanstack/react-query'
import { untyped } from '~/api/untyped'
import { queryClient, refreshObjects } from '~/lib/queries'

export interface Money {
  amount: string
  currency: string
}
export const states = ['draft', 'sent', 'opened', 'accepted', 'declined', 'expired', 'withdrawn'] as const
export type State = (typeof states)[number]

export interface QuoteSummary {
  id: string
  number: string
  title: string
  state: State
  deal_id: string
  deal_name: string
  contact_id?: string
  contact_name: string
  owner_id: string
  owner_name: string
  total: Money
  valid_until: string
  updated_at: string
  sent_at?: string
  last_opened_at?: string
  open_count: number
}

/** Rates are basis points: 1900 is 19 %. */
export interface Line {
  product_id?: string
  title: string
  description: string
  quantity: string
  unit: string
  unit_price: Money
  discount: number
  tax_rate: number
  net: Money
}
export interface Totals {
  subtotal: Money
  discount: Money
  net: Money
  taxes: { rate: number; base: Money; tax: Money }[]
  tax: Money
  total: Money
}
export interface QuoteEvent {
  at: string
  kind: 'created' | 'sent' | 'reminded' | 'linked' | 'opened' | 'question' | 'accepted' | 'declined' | 'withdrawn' | 'restored' | 'expired'
  who: string
  words: string
}
export interface Quote {
  summary: QuoteSummary
  version: number
  contact_email: string
  lines: Line[]
  discount: number
  intro: string
  terms: string
  totals: Totals
  accepted_by?: string
  decline_note?: string
  seal?: { sequence: number; hash: string; document_hash: string; at: string }
  history: QuoteEvent[]
}
interface QuoteList {
  results: QuoteSummary[]
}
export interface Product {
  id: string
  name: string
  sku: string
  description: string
  unit: string
  unit_price: Money
  tax_rate: number
  archived: boolean
  version: number
}

const watches = ['quotes']

export const quoteQuery = (id: string) => queryOptions({ queryKey: ['quote', id], queryFn: () => untyped.get<Quote>(`/api/quotes/${id}`), meta: { watches: [`quotes:${id}`] } })

/** Those that customers have open before them. */
export const openedQuery = queryOptions({ queryKey: ['quotes', 'opened'], queryFn: async () => (await untyped.get<QuoteList>('/api/quotes', { query: { state: 'opened', limit: 200 } })).results, meta: { watches } })

/** The quotes of one deal or contact. */
export function useQuotesOf(field: 'deal_id' | 'contact_id', id: string): QuoteSummary[] | undefined {
  return useQuery({ queryKey: ['quotes', field, id], queryFn: () => untyped.get<QuoteList>('/api/quotes', { query: { [field]: id, limit: 20 } }), meta: { watches } }).data?.results
}

export const productsQuery = (query: string) =>
  queryOptions({ queryKey: ['products', query], queryFn: () => untyped.get<{ results: Product[]; total: number }>('/api/products', { query: { query, limit: 200 } }) })

export const createQuote = async (body: { deal_id: string; contact_id?: string; copy_of?: string }): Promise<Quote> => (await untyped.post<Quote>('/api/quotes', body)).data
export async function changeQuote(id: string, patch: object): Promise<Quote> {
  const { data } = await untyped.patch<Quote>(`/api/quotes/${id}`, patch)
  queryClient.setQueryData(quoteQuery(id).queryKey, data)
  refreshObjects('quotes')
  return data
}
export interface Sent {
  quote: Quote
  url: string
  mail_configured: boolean
}
