import { afterEach, expect, test, vi } from 'vitest'
import { api, ApiError, OfflineError, setCsrfToken, whenSignedOut, withQuery } from './client'

const answer = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  vi.stubGlobal('fetch', vi.fn(async () => new Response(body === undefined ? null : JSON.stringify(body), { status, headers })))
afterEach(() => void vi.unstubAllGlobals())

test('a change carries the token and brings its change set', async () => {
  setCsrfToken('secret')
  answer(200, { id: '1' }, { 'X-Change-Set': '77' })
  expect(await api.patch('/crm/v3/objects/contacts/1', { properties: {} })).toEqual({ data: { id: '1' }, changeSet: '77' })
  const [, init] = vi.mocked(fetch).mock.calls[0]!
  expect(init?.headers).toMatchObject({ 'X-CSRF-Token': 'secret', 'Content-Type': 'application/json' })
})

test('all wrong fields are known by name', async () => {
  answer(400, { category: 'VALIDATION_ERROR', code: 'invalid', message: 'Two fields are wrong.', errors: [
    { pointer: '/properties/email', code: 'INVALID_EMAIL', message: 'No address.' }, { pointer: '/total', code: 'missing', message: 'Is missing.' },
  ] })
  const error = await api.post('/x', {}).catch((caught: unknown) => caught)
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

test('queries leave out what is not set', () => {
  expect(withQuery('/a', { after: undefined, q: 'x y', limit: 5 })).toBe('/a?q=x+y&limit=5')
})
