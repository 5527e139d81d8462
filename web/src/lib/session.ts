import { queryOptions, useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import { api, ApiError, setCsrfToken } from '~/api/client'
import type { Schemas, Session, Welcome } from '~/api/types'
import { queryClient } from './queries'
import { forgetUndo } from './undo'

export type Entry = { kind: 'in'; session: Session } | { kind: 'out'; welcome: Welcome }

/** The public welcome comes first, so that a visitor without a session causes no failed request. */
async function enter(): Promise<Entry> {
  const welcome = await api.get('/api/welcome')
  if (welcome.setup_needed || !welcome.signed_in) return { kind: 'out', welcome }
  try {
    return signedIn(await api.get('/api/session'))
  } catch (error) {
    if (error instanceof ApiError && error.status === 401) return { kind: 'out', welcome }
    throw error
  }
}

function signedIn(session: Session): Entry {
  setCsrfToken(session.csrf_token)
  return { kind: 'in', session }
}

export const entryQuery = queryOptions({ queryKey: ['entry'], queryFn: enter, staleTime: Infinity, meta: { watches: ['workspace', 'users'] } })

export async function signIn(email: string, password: string): Promise<void> {
  arrived((await api.post('/api/session', { body: { email, password } })).data)
}
export async function signInAsDemo(email: string): Promise<void> {
  arrived((await api.post('/api/session/demo', { body: { email } })).data)
}
export type Setup = Schemas['auth.SetUp']
export async function setUp(setup: Setup): Promise<void> {
  arrived((await api.post('/api/setup', { body: setup })).data)
}

function arrived(session: Session): void {
  forgetAnswers()
  queryClient.setQueryData(entryQuery.queryKey, signedIn(session))
}

/** Nothing of one person's answers is left for the next. */
function forgetAnswers(): void {
  queryClient.removeQueries({ predicate: (query) => query.queryKey[0] !== entryQuery.queryKey[0] })
  forgetUndo()
}

export async function signOut(): Promise<void> {
  try {
    await api.delete('/api/session')
  } finally {
    leave()
  }
}

/** Back to the sign-in page. */
export function leave(): void {
  setCsrfToken('')
  forgetAnswers()
  void queryClient.resetQueries({ queryKey: entryQuery.queryKey })
}

/** Only within the shell, where someone is signed in. */
export function useSession(): Session {
  const { data } = useQuery(entryQuery)
  if (data?.kind !== 'in') throw new Error('No one is signed in.')
  return data.session
}

export function useCurrency(): string {
  return useSession().workspace.currency
}

export type May = (permission: string | undefined) => boolean

/** Whether the person may do this. */
export function useMay(permission: string): boolean {
  return useMayDo()(permission)
}

/** The same for lists whose entries need different permissions, or none. */
export function useMayDo(): May {
  const { permissions } = useSession()
  return useCallback((permission) => permission === undefined || permissions.includes(permission), [permissions])
}
