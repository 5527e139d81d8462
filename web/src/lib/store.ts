import { useSyncExternalStore } from 'react'

/** A value that lives outside of React and that components can watch. */
export class Store<T> {
  private value: T
  private readonly watchers = new Set<() => void>()

  constructor(initial: T) {
    this.value = initial
  }
  get = (): T => this.value
  set = (next: T | ((now: T) => T)): void => {
    this.value = typeof next === 'function' ? (next as (now: T) => T)(this.value) : next
    for (const watcher of [...this.watchers]) watcher()
  }
  subscribe = (watcher: () => void): (() => void) => {
    this.watchers.add(watcher)
    return () => this.watchers.delete(watcher)
  }
}

export function useStore<T>(store: Store<T>): T {
  return useSyncExternalStore(store.subscribe, store.get, store.get)
}

/** A store that survives a reload in this browser. */
export function storedStore<T>(key: string, initial: T): Store<T> {
  const store = new Store(read(key, initial))
  store.subscribe(() => {
    try {
      localStorage.setItem(key, JSON.stringify(store.get()))
    } catch {
      // A full or forbidden storage loses the preference, nothing else.
    }
  })
  return store
}

function read<T>(key: string, fallback: T): T {
  try {
    const text = localStorage.getItem(key)
    return text === null ? fallback : (JSON.parse(text) as T)
  } catch {
    return fallback
  }
}
