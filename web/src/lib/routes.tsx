import { Link as RouterLink, useNavigate as useRouterNavigate } from '@tanstack/react-router'
import { useCallback, useEffect, type ComponentPropsWithRef } from 'react'

/** The pages of every feature, by its name: each adds its own in its routes.ts. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type
export interface Routes {}

type Pattern = Routes[keyof Routes][number]['path']
type Filled<Path extends string> = Path extends `${infer Before}$${string}/${infer After}`
  ? `${Before}${string}/${Filled<After>}`
  : Path extends `${infer Before}$${string}` ? `${Before}${string}` : Path

/** The address of a page that a feature has: '/quotes', `/quotes/${id}`; another one does not compile. */
export type Path = Filled<Pattern>
export type Address = Path | `${Path}?${string}`
/** What stands behind the question mark; undefined is left out. */
export type Search = Record<string, string | undefined>

/** An address that came as text: the server's, or where one was before. */
export const addressOf = (text: string): Address => text as Address

interface Place {
  to: Address
  search?: Search | undefined
  replace?: boolean
  resetScroll?: boolean
  /** Asks nothing of what is not saved: what it belonged to is gone. */
  ignoreBlocker?: boolean
}

// The router knows none of our pages: what they take, we say above.
const asItIs = ({ search, ...place }: Place) => ({ ...place, ...(search && { search: () => search }) })

export function Link({ to, search, ...rest }: Place & Omit<ComponentPropsWithRef<'a'>, 'href'>) {
  return <RouterLink {...rest} {...asItIs({ to, search })} />
}

export function useNavigate(): (place: Place) => Promise<void> {
  const navigate = useRouterNavigate()
  return useCallback((place) => navigate(asItIs(place)), [navigate])
}

/** Goes on to the page of what was made on this one; not before nothing is left that is not saved. */
export function useMade(to: Path | undefined): void {
  const navigate = useNavigate()
  useEffect(() => {
    if (to) void navigate({ to, replace: true })
  }, [to, navigate])
}

/** Stays on the page and changes what its address says of it. */
export function useShow(): (change: Search, how?: { replace: boolean }) => void {
  const navigate = useRouterNavigate()
  return useCallback((change, { replace } = { replace: true }) => void navigate({ to: '.', search: (now: Search) => ({ ...now, ...change }), replace }), [navigate])
}
