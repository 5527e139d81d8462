// Signing in, and the list of where somebody is signed in.
import { expect, password, test } from '../support/tandem.ts'

/** A header's bytes, as fetch takes them. */
const bytes = (text: string) => Buffer.from(text, 'utf8').toString('latin1')

test('what a browser calls itself is cut between letters, and left out where it is no text', async ({ tandem }) => {
  const enter = async (agent: string) => {
    const entered = await tandem.post('/api/session', { email: 'owner@example.com', password }, { token: null, headers: { 'User-Agent': agent } })
    expect(entered.status).toBe(200)
    const devices = (await tandem.get('/api/sessions', { token: null, headers: { Cookie: entered.headers.get('Set-Cookie')!.split(';')[0]! } })).body.results
    return devices.find((one: any) => one.current).user_agent
  }
  expect(await enter(bytes('Käfer/1'))).toBe('Käfer/1')
  expect(await enter(bytes(`${'a'.repeat(299)}ä`))).toBe('a'.repeat(299))
  expect(await enter('Gr\xf6\xdfe')).toBe('')
})
