/** Who saved a record last, and when, as records of the server say it. */
export interface Saved {
  updated_by?: string
  updated_at?: string
}

/** What somebody else made of it since. */
export interface Theirs extends Saved {
  /** What they changed, as it is called; the rest is counted. */
  changed: string[]
  others: number
}

/** What fields are called where it is said that somebody else changed them; a list says how many of its items. */
export type Called<Body> = Partial<Record<keyof Body, string | ((n: number) => string)>>

export const isSame = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b)

/** The fields of one that the other says differently, or not at all. */
export const differences = <T extends object>(one: T, other: Partial<T> | undefined): Partial<T> =>
  Object.fromEntries(Object.entries(one).filter(([name, value]) => !isSame(value, other?.[name as keyof T]))) as Partial<T>

export function theirsOf<Body extends object>(before: Body, after: Body, called: Called<Body>): Pick<Theirs, 'changed' | 'others'> {
  // What was cleared is absent after, what was first said absent before.
  const names = [...new Set(Object.keys({ ...differences(after, before), ...differences(before, after) }))] as (keyof Body)[]
  const changed = names.flatMap((name): string[] => {
    const words: string | ((n: number) => string) | undefined = called[name]
    if (typeof words === 'function') return [words(changedItems(after[name] as unknown[], before[name] as unknown[]))]
    return words === undefined ? [] : [words]
  })
  return { changed, others: names.length - changed.length }
}

/** How many items of two lists are not the same; one where only their order is another. */
function changedItems(one: unknown[], other: unknown[]): number {
  const left = other.map((item) => JSON.stringify(item))
  const fresh = one.filter((item) => {
    const at = left.indexOf(JSON.stringify(item))
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
  return Math.max(fresh.length, left.length, 1)
}
