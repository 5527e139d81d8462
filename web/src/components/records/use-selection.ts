import { useMemo, useRef, useState } from 'react'

export interface Selection {
  ids: string[]
  count: number
  has: (id: string) => boolean
  /** With shift, everything from the one touched before to this one. */
  toggle: (id: string, range?: boolean) => void
  set: (ids: string[]) => void
  clear: () => void
}

export function useSelection(order: string[]): Selection {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const anchor = useRef<string | undefined>(undefined)
  return useMemo(() => {
    const toggle = (id: string, range = false) => {
      const from = range && anchor.current !== undefined ? order.indexOf(anchor.current) : -1
      const to = order.indexOf(id)
      anchor.current = id
      setChosen((now) => {
        const next = new Set(now)
        if (from >= 0 && to >= 0) {
          for (const one of order.slice(Math.min(from, to), Math.max(from, to) + 1)) next.add(one)
        } else if (!next.delete(id)) next.add(id)
        return next
      })
    }
    return {
      ids: [...chosen],
      count: chosen.size,
      has: (id: string) => chosen.has(id),
      toggle,
      set: (ids: string[]) => setChosen(new Set(ids)),
      clear: () => setChosen(new Set()),
    }
  }, [chosen, order])
}
