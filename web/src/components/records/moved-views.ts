// Views lay in the browser once. What an older version left there goes to the server, and is taken out of the browser when it is.
import { api } from '~/api/client'
import { readFilters, writeFilters, type Filter, type Sort } from '~/lib/filters'

const key = 'tandem.views'

interface OldView {
  label: string
  filters: Filter[]
  sort?: Sort
  columns?: string[]
  query?: string
}
type OldViews = Record<string, OldView[]>

function read(): OldViews {
  try {
    return (JSON.parse(localStorage.getItem(key) ?? '{}') as OldViews | null) ?? {}
  } catch {
    return {}
  }
}

function keep(list: string, left: OldView[]): void {
  const all = read()
  if (left.length > 0) all[list] = left
  else delete all[list]
  if (Object.keys(all).length > 0) localStorage.setItem(key, JSON.stringify(all))
  else localStorage.removeItem(key)
}

async function move(list: string): Promise<void> {
  const old = read()[list]
  if (!Array.isArray(old)) return
  for (const [at, view] of old.entries()) {
    const { label, filters, sort, columns, query } = view
    const content = { filters: readFilters(writeFilters(filters)), ...(sort && { sort }), ...(columns && { columns }), ...(query && { query }) }
    await api.post('/api/views', { body: { list, name: label, content } })
    keep(list, old.slice(at + 1))
  }
}

const moves = new Map<string, Promise<void>>()

/** Once for each list; what the server does not take stays where it is, and is tried again when the page is loaded anew. */
export function moveViews(list: string): Promise<void> {
  const now = moves.get(list) ?? move(list).catch(() => undefined)
  moves.set(list, now)
  return now
}
