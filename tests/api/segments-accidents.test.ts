// kill -9 while membership is kept: after the next start a segment is who its condition means.
import { kills } from '../support/engine.ts'
import { eventually } from '../support/smtp.ts'
import { Tandem, expect, test } from '../support/tandem.ts'

const rounds = kills(12)
const writers = 4

async function idsOf(tandem: Tandem, path: (after: string) => string): Promise<string[]> {
  const ids: string[] = []
  for (let after = ''; ; ) {
    const { body } = await tandem.get(path(after))
    ids.push(...body.results.map((one: { id?: string; contact_id?: string }) => one.contact_id ?? one.id))
    if (!body.paging) return ids
    after = `&after=${body.paging.next.after}`
  }
}

/** By the search, which knows nothing of segments. */
async function inKiel(tandem: Tandem): Promise<string[]> {
  const ids: string[] = []
  for (let after = '0'; ; ) {
    const { body } = await tandem.post('/crm/v3/objects/contacts/search', { filterGroups: [{ filters: [{ propertyName: 'city', operator: 'EQ', value: 'Kiel' }] }], sorts: [{ propertyName: 'hs_object_id', direction: 'ASCENDING' }], limit: 200, after })
    ids.push(...body.results.map(({ id }: { id: string }) => id))
    if (!body.paging) return ids
    after = body.paging.next.after
  }
}

async function keepChanging(tandem: Tandem, name: string, done: { changes: number }, stop: () => boolean): Promise<void> {
  const own: string[] = []
  try {
    for (let i = 0; !stop(); ++i) {
      const city = i % 3 ? 'Kiel' : 'Bonn'
      if (own.length < 20) own.push((await tandem.contact({ email: `${name}-${i}@kill.example`, city })).id)
      else await tandem.patch(`/crm/v3/objects/contacts/${own[i % own.length]}`, { properties: { city } })
      ++done.changes
    }
  } catch { /* killed in between */ }
}

test(`${rounds} times killed while contacts change`, { timeout: 300_000 }, async () => {
  const tandem = await Tandem.open()
  try {
    const { id } = (await tandem.post('/api/segments', { name: 'In Kiel', text: 'all of (city = "Kiel")' })).body
    let changed = 0
    for (let round = 0; round < rounds; ++round) {
      let over = false
      const done = { changes: 0 }
      const changing = Array.from({ length: writers }, (_, w) => keepChanging(tandem, `w${w}r${round}`, done, () => over))
      // Not before something was acknowledged, however slow the machine is.
      await eventually(() => expect(done.changes).toBeGreaterThan(writers))
      await new Promise((next) => setTimeout(next, Math.random() * 300))
      await tandem.server.kill()
      over = true
      await Promise.all(changing)
      changed += done.changes
      await tandem.server.start()
      await eventually(async () => {
        const members = await idsOf(tandem, (after) => `/api/segments/${id}/members?limit=200${after}`)
        expect(members).toEqual(await inKiel(tandem))
        expect((await tandem.get(`/api/segments/${id}`)).body.members).toBe(members.length)
      })
    }
    expect(changed).toBeGreaterThan(rounds * writers)
  } finally {
    await tandem.server.remove()
  }
})
