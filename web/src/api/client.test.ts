import { afterEach, expect, test, vi } from 'vitest'
import { api, ApiError, OfflineError, setCsrfToken, whenSignedOut, writeQuery } from './client'

const answer = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  vi.stubGlobal('fetch', vi.fn(async () => new Response(body === undefined ? null : JSON.stringify(body), { status, headers })))
afterEach(() => void vi.unstubAllGlobals())

const sent = (): Request => vi.mocked(fetch).mock.calls[0]![0] as Request

test('a change carries the token and brings its change set', async () => {
  setCsrfToken('secret')
  answer(200, { id: '1' }, { 'X-Change-Set': '77' })
  const path = { object_type: 'contacts', key: 'a/b' } as const
  expect(await api.patch('/crm/v3/objects/{object_type}/{key}', { path, body: { properties: {} } })).toEqual({ data: { id: '1' }, changeSet: '77' })
  expect(new URL(sent().url).pathname).toBe('/crm/v3/objects/contacts/a%2Fb')
  expect(sent().headers.get('X-CSRF-Token')).toBe('secret')
  expect(sent().headers.get('Content-Type')).toBe('application/json')
  expect(await sent().json()).toEqual({ properties: {} })
})

test('a question asks for what is set and carries no token', async () => {
  setCsrfToken('secret')
  answer(200, { results: [] })
  expect(await api.get('/api/quotes', { query: { state: ['draft', 'sent'], query: 'x y', after: undefined } })).toEqual({ results: [] })
  expect(new URL(sent().url).search).toBe('?state=draft%2Csent&query=x+y')
  expect(sent().headers.has('X-CSRF-Token')).toBe(false)
})

test('nothing is an answer too', async () => {
  answer(204, undefined)
  expect(await api.delete('/api/contacts/{contact_id}/suppression', { path: { contact_id: '7' } })).toEqual({ data: undefined, changeSet: undefined })
})

test('all wrong fields are known by name', async () => {
  answer(400, { category: 'VALIDATION_ERROR', code: 'invalid', message: 'Two fields are wrong.', errors: [
    { pointer: '/properties/email', code: 'INVALID_EMAIL', message: 'No address.' }, { pointer: '/total', code: 'missing', message: 'Is missing.' },
  ] })
  const error = await api.post('/api/session', { body: { email: '', password: '' } }).catch((caught: unknown) => caught)
  expect(error).toBeInstanceOf(ApiError)
  expect((error as ApiError).fields).toEqual({ email: 'No address.', total: 'Is missing.' })
})

test('a session that ended leads to the sign-in page', async () => {
  const left = vi.fn()
  whenSignedOut(left)
  answer(401, { message: 'Sign in.' })
  await expect(api.get('/api/tasks')).rejects.toThrow('Sign in.')
  expect(left).toHaveBeenCalled()
})

test('no connection is not an answer', async () => {
  vi.stubGlobal('fetch', vi.fn(async () => { throw new TypeError('Failed to fetch') }))
  await expect(api.get('/api/tasks')).rejects.toBeInstanceOf(OfflineError)
})

test('who goes on to another page has not lost the connection', async () => {
  vi.stubGlobal('fetch', vi.fn(async (request: Request) => request.signal.throwIfAborted()))
  await expect(api.get('/api/tasks', { signal: AbortSignal.abort() })).rejects.toMatchObject({ name: 'AbortError' })
})

test('queries leave out what is not set', () => {
  expect(writeQuery({ after: undefined, q: 'x y', empty: '', none: [], limit: 5, no: false })).toBe('q=x+y&limit=5&no=false')
  expect(writeQuery({ source: '', campaign: undefined }, true)).toBe('source=')
})
