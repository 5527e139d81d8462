// A moment as a field of type datetime-local holds it: in the reader's zone, without one.

export function toLocal(instant: string | Date): string {
  if (instant === '') return ''
  const date = new Date(instant)
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}

/** RFC 3339; empty for a field that is not filled in. */
export const toInstant = (local: string): string => (local === '' ? '' : new Date(local).toISOString())
