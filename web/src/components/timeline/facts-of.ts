import { formatDateTime } from '~/lib/format'

export interface Said {
  label: string
  value: string
}
export interface PageSeen {
  path: string
  at?: string | undefined
}

/** The answers of a form, in the order they came. */
export function saidIn(facts: unknown): Said[] {
  return isObject(facts) && isObject(facts['fields']) ? Object.entries(facts['fields']).flatMap(([label, value]) => said(label, value)) : []
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

export function pagesIn(facts: unknown): PageSeen[] {
  if (!isObject(facts) || !Array.isArray(facts['pages'])) return []
  return facts['pages'].flatMap((page: unknown) => {
    if (!isObject(page) || typeof page['path'] !== 'string') return []
    return [{ path: page['path'], at: typeof page['at'] === 'string' ? page['at'] : undefined }]
  })
}

function said(label: string, value: unknown): Said[] {
  if (label === '' || value === null || value === undefined || value === '' || typeof value === 'object') return []
  return [{ label, value: sayMoments(String(value)) }]
}

/** Moments as the reader's clock shows them; all else as it is. */
export const sayMoments = (text: string): string => text.replace(/\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g, (moment) => formatDateTime(moment))

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)
