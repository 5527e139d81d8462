import { useQuery } from '@tanstack/react-query'
import { useSession } from '~/lib/session'
import { openedQuery, type QuoteSummary } from './quotes'

export interface Opened {
  quotes: QuoteSummary[]
  /** Nobody's own: those of all. */
  isTeam: boolean
}

/** The latest look first; my own quotes, and without any the team's. */
export function ownFirst(quotes: QuoteSummary[], me: string): Opened {
  const looked = quotes.toSorted((a, b) => (b.last_opened_at ?? '').localeCompare(a.last_opened_at ?? ''))
  const own = looked.filter((quote) => quote.owner_id === me)
  return own.length > 0 ? { quotes: own, isTeam: false } : { quotes: looked, isTeam: true }
}

export function useOpened(): Opened | undefined {
  const { user } = useSession()
  const quotes = useQuery(openedQuery).data
  return quotes && ownFirst(quotes, user.id)
}
