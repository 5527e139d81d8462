import { useCallback, useMemo, useRef, useState } from 'react'

export interface Selection {
  ids: string[]
  count: number
  /** All that match are meant, shown or not. */
  isAll: boolean
  has: (id: string) => boolean
  /** With shift, everything from the one touched before to this one. */
  toggle: (id: string, range?: boolean) => void
  set: (ids: string[]) => void
  setAll: () => void
  clear: () => void
}

export function useSelection(order: string[]): Selection {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [isAll, setIsAll] = useState(false)
  const anchor = useRef<string | undefined>(undefined)
  const set = useCallback((ids: string[]) => {
    setIsAll(false)
    setChosen(new Set(ids))
  }, [])
  const clear = useCallback(() => set([]), [set])
  return useMemo(() => {
    const toggle = (id: string, range = false) => {
      const from = range && anchor.current !== undefined ? order.indexOf(anchor.current) : -1
      const to = order.indexOf(id)
      anchor.current = id
      setIsAll(false)
      setChosen((now) => {
        const next = new Set(isAll ? order : now)
        if (from >= 0 && to >= 0) {
          for (const one of order.slice(Math.min(from, to), Math.max(from, to) + 1)) next.add(one)
        } else if (!next.delete(id)) next.add(id)
        return next
      })
    }
    return {
      ids: isAll ? order : [...chosen],
      count: isAll ? order.length : chosen.size,
      isAll,
      has: (id: string) => isAll || chosen.has(id),
      toggle,
      set,
      setAll: () => setIsAll(true),
      clear,
    }
  }, [chosen, isAll, order, set, clear])
}
