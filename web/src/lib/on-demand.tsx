import { useSyncExternalStore, type ComponentType, type ReactNode } from 'react'
import { patient } from './patient'

// A component is a type its props are checked by; code that arrives on demand takes any.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type AnyComponent = ComponentType<any>
type Load<C> = () => Promise<{ default: C }>

/**
 * A component whose code is fetched when it is first shown. As React.lazy, but without Suspense: once React has shown a
 * fallback it keeps everything waiting for 300 ms, and our code is there in 20.
 */
export function onDemand<C extends AnyComponent>(load: Load<C>, fallback: ReactNode = null): C {
  const fetchCode = patient(load)
  const listeners = new Set<() => void>()
  let state: { Shown?: AnyComponent; error?: unknown } | undefined
  const arrive = (arrived: typeof state) => {
    state = arrived
    for (const listener of listeners) listener()
  }
  const begin = () => {
    state = {}
    fetchCode().then((code) => arrive({ Shown: code.default }), (error: unknown) => arrive({ error }))
  }
  const subscribe = (listener: () => void) => {
    listeners.add(listener)
    return () => {
      listeners.delete(listener)
      if (listeners.size === 0 && state?.error) state = undefined // whoever comes back asks again
    }
  }

  function OnDemand(props: object) {
    const now = useSyncExternalStore(subscribe, () => {
      if (!state) begin()
      return state
    })
    if (now?.error) throw now.error
    return now?.Shown ? <now.Shown {...props} /> : fallback
  }
  return OnDemand as unknown as C
}
