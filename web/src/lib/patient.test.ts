import { afterEach, expect, test, vi } from 'vitest'
import { patient } from './patient'

afterEach(() => void vi.unstubAllGlobals())

const server = (...states: boolean[]) =>
  vi.stubGlobal('fetch', vi.fn(async () => {
    if (!(states.length > 1 ? states.shift() : states[0])) throw new TypeError('Failed to fetch')
    return { ok: true }
  }))

test('code that cannot be fetched while the server is away is asked for again once it answers', async () => {
  server(false, false, true)
  const load = vi.fn().mockRejectedValueOnce(new TypeError('Failed to fetch')).mockResolvedValue('page')
  expect(await patient(load, 1)()).toBe('page')
  expect(load).toHaveBeenCalledTimes(2)
})

test('code that is missing on a server that answers is an error', async () => {
  server(true)
  const load = vi.fn().mockRejectedValue(new TypeError('no such file'))
  await expect(patient(load, 1)()).rejects.toThrow('no such file')
  expect(load).toHaveBeenCalledTimes(1)
})
