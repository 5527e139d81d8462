import type { TimelineEntry } from '~/api/own'
import { daysBetween } from '~/lib/format'

export type StoryItem =
  | { type: 'day'; key: string; at: string }
  | { type: 'entry'; key: string; entry: TimelineEntry }
  | { type: 'pages'; key: string; entries: TimelineEntry[] }

const visitGapMs = 30 * 60_000
export const isPageView = (entry: TimelineEntry): boolean => entry.kind === 'pageview' || entry.kind === 'page_view'

/** Newest first, as they come: a head per day, and page views of one visit that follow each other folded into one line. */
export function toStory(entries: TimelineEntry[]): StoryItem[] {
  const items: StoryItem[] = []
  let day: string | undefined
  for (const entry of entries) {
    if (day === undefined || daysBetween(day, entry.at) !== 0) {
      items.push({ type: 'day', key: `day-${entry.id}`, at: entry.at })
    }
    const last = items.at(-1)
    if (isPageView(entry) && last && last.type !== 'day') {
      const views = last.type === 'pages' ? last.entries : isPageView(last.entry) ? [last.entry] : []
      const earlier = views.at(-1)
      if (earlier && gap(earlier, entry) < visitGapMs) {
        items[items.length - 1] = { type: 'pages', key: last.key, entries: [...views, entry] }
        day = entry.at
        continue
      }
    }
    items.push({ type: 'entry', key: entry.id, entry })
    day = entry.at
  }
  return items
}

const gap = (later: TimelineEntry, earlier: TimelineEntry) => Date.parse(later.at) - Date.parse(earlier.at)

/** From the first to the last page of a folded line. */
export function visitSpan(entries: TimelineEntry[]): number {
  const first = entries.at(-1)
  const last = entries[0]
  return first && last ? gap(last, first) : 0
}
