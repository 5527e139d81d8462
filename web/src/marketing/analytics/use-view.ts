import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { readView, writeView, type Address, type View } from './address'

export type Show = (change: Partial<View>) => void

const own = writeView(readView({}))

/** What the page shows lives in the address, so that a link or the back button shows it again. */
export function useView(): [View, Show] {
  const address = useSearch({ strict: false }) as Address
  const navigate = useNavigate()
  const view = useMemo(() => readView(address), [address])
  const show: Show = (change) => {
    const isPlace = 'filters' in change || 'period' in change || 'site' in change
    void navigate({ to: '/analytics', search: { ...own, ...writeView({ ...view, ...change }) }, replace: !isPlace, resetScroll: false } as never)
  }
  return [view, show]
}
