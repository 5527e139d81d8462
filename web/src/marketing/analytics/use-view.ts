import { useSearch } from '@tanstack/react-router'
import { useEffect, useMemo } from 'react'
import { useNavigate } from '~/lib/routes'
import { readView, writeView, type Address, type View } from './address'

export type Show = (change: Partial<View>) => void

const own = writeView(readView({}))

/** The address as it should be: what it says wrong is what the page shows instead. */
export function corrected(address: Address, sites: { domain: string }[] | undefined): Address {
  const view = readView(address)
  const isKnown = !view.site || !sites || sites.some((one) => one.domain === view.site)
  return writeView({ ...view, site: isKnown ? view.site : undefined })
}

/** A link copied from the address bar then means what is seen. */
export function useCorrection(sites: { domain: string }[] | undefined) {
  const address = useSearch({ strict: false }) as Address
  const navigate = useNavigate()
  useEffect(() => {
    const right = corrected(address, sites)
    const isWrong = Object.keys(own).some((key) => address[key] !== right[key])
    if (isWrong) void navigate({ to: '/analytics', search: { ...own, ...right }, replace: true, resetScroll: false })
  }, [address, sites, navigate])
}

/** What the page shows lives in the address, so that a link or the back button shows it again. */
export function useView(): [View, Show] {
  const address = useSearch({ strict: false }) as Address
  const navigate = useNavigate()
  const view = useMemo(() => readView(address), [address])
  const show: Show = (change) => {
    const isPlace = 'filters' in change || 'period' in change || 'site' in change
    void navigate({ to: '/analytics', search: { ...own, ...writeView({ ...view, ...change }) }, replace: !isPlace, resetScroll: false })
  }
  return [view, show]
}
