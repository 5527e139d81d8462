import type { TimelineEntry } from '~/api/types'
import { daysBetween } from '~/lib/format'

export interface Day {
  at: string
  entries: TimelineEntry[]
}

/** Newest first, as they come, by the days of the reader. */
export function toDays(entries: TimelineEntry[]): Day[] {
  const days: Day[] = []
  for (const entry of entries) {
    const day = days.at(-1)
    if (day && daysBetween(day.at, entry.at) === 0) day.entries.push(entry)
    else days.push({ at: entry.at, entries: [entry] })
  }
  return days
}
