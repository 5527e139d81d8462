import { useEffect, useState, type ReactNode } from 'react'
import { createPortal } from 'react-dom'
import type { Address } from '~/lib/routes'
import { Store } from '~/lib/store'

export interface Crumb {
  label: string
  to?: Address
}
export const crumbs = new Store<Crumb[]>([])

/** Names the page in the breadcrumb and the window's title while it is shown. */
export function useCrumbs(shown: Crumb[]): void {
  const signature = JSON.stringify(shown)
  useEffect(() => {
    crumbs.set(JSON.parse(signature) as Crumb[])
    return () => crumbs.set([])
  }, [signature])
}

/** Shows its children in the top bar, left of the search. */
export function TopExtra({ children }: { children: ReactNode }) {
  const [place, setPlace] = useState<Element | null>(null)
  useEffect(() => setPlace(document.getElementById('top-extra')), [])
  return place ? createPortal(children, place) : null
}
