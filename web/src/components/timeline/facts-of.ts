import type { TimelineEntry } from '~/api/own'
import { formatDateTime } from '~/lib/format'

export interface Said {
  label: string
  value: string
}
export interface PageSeen {
  path: string
  at?: string | undefined
}

/** What an entry says beside its title: pairs in the order they came, whichever of the known shapes they have. */
export function saidIn(facts: unknown): Said[] {
  if (Array.isArray(facts)) return facts.flatMap(pair)
  if (!isObject(facts)) return []
  for (const list of ['answers', 'fields', 'said']) {
    if (Array.isArray(facts[list])) return (facts[list] as unknown[]).flatMap(pair)
    if (isObject(facts[list])) return Object.entries(facts[list]).flatMap(([label, value]) => said(label, value))
  }
  return []
}

/** The former and later values of an edit that touched several properties. */
export function changesIn(facts: unknown): Said[] {
  if (!isObject(facts) || !Array.isArray(facts['changes']) || facts['changes'].length < 2) return []
  return facts['changes'].flatMap((change: unknown) =>
    isObject(change) ? said(String(change['name'] ?? ''), change['later'] ?? '–') : [])
}

export function dueIn(facts: unknown): string | undefined {
  return isObject(facts) && typeof facts['due_at'] === 'string' ? facts['due_at'] : undefined
}

export function pagesIn(entry: TimelineEntry): PageSeen[] {
  const { facts } = entry
  if (!isObject(facts) || !Array.isArray(facts['pages'])) return []
  return facts['pages'].flatMap((page: unknown) => {
    if (typeof page === 'string') return [{ path: page }]
    if (!isObject(page)) return []
    const path = page['path'] ?? page['page'] ?? page['url'] ?? page['title']
    return typeof path === 'string' ? [{ path, at: typeof page['at'] === 'string' ? page['at'] : undefined }] : []
  })
}

function pair(one: unknown): Said[] {
  return isObject(one) && typeof one['label'] === 'string' ? said(one['label'], one['value']) : []
}

function said(label: string, value: unknown): Said[] {
  if (label === '' || value === null || value === undefined || value === '' || typeof value === 'object') return []
  return [{ label, value: sayMoment(String(value)) }]
}

/** A moment as the reader's clock shows it; all else as it is. */
const sayMoment = (value: string): string => (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) ? formatDateTime(value) : value)

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)
