// kill -9 in the middle of saves, again and again: what was acknowledged is there, once; nothing is there by half.
import { kills } from '../support/engine.ts'
import { eventually } from '../support/smtp.ts'
import { Tandem, expect, test } from '../support/tandem.ts'

const contacts = '/crm/v3/objects/contacts'
const rounds = kills(20)
const writers = 8

/** What one writer was told, and what it does not know about. */
interface Diary {
  created: string[]  // addresses the server said 201 to
  batches: string[]  // names of batches it said 201 to
  asked: string[]    // addresses and batches it gave no answer to
  city: { id: string; told: number; sent: number }
}

async function keepWriting(tandem: Tandem, name: string, diary: Diary, stop: () => boolean): Promise<void> {
  for (let i = 0; !stop(); i++) {
    const mark = `${name}-${i}`
    try {
      diary.asked.push(mark)
      if (i % 3 === 0) {
        const made = await tandem.post(contacts, { properties: { email: `${mark}@save.example`, lastname: mark, company: 'single' } })
        if (made.status === 201) diary.created.push(mark)
      } else if (i % 3 === 1) {
        const inputs = [0, 1, 2].map((n) => ({ properties: { email: `${mark}-${n}@save.example`, lastname: mark, company: 'batch' } }))
        const made = await tandem.post(`${contacts}/batch/create`, { inputs })
        if (made.status === 201) diary.batches.push(mark)
      } else {
        const sent = ++diary.city.sent
        const saved = await tandem.patch(`${contacts}/${diary.city.id}`, { properties: { city: `${sent}`, zip: `${sent}` } })
        if (saved.status === 200) diary.city.told = sent
      }
    } catch {
      return
    }
  }
}

const acknowledgedIn = (diary: Diary): number => diary.created.length + diary.batches.length + diary.city.told

async function found(tandem: Tandem, mark: string): Promise<any[]> {
  const answer = await tandem.post(`${contacts}/search`, { filterGroups: [{ filters: [{ propertyName: 'lastname', operator: 'EQ', value: mark }] }], properties: ['email', 'company'] })
  expect(answer.status).toBe(200)
  return answer.body.results
}

test(`${rounds} times killed while ${writers} save`, { timeout: 400_000 }, async () => {
  const tandem = await Tandem.open()
  try {
    let acknowledged = 0
    let unanswered = 0
    for (let round = 0; round < rounds; round++) {
      const diaries: Diary[] = []
      for (let w = 0; w < writers; w++) diaries.push({ created: [], batches: [], asked: [], city: { id: (await tandem.contact({ firstname: `w${w}r${round}` })).id, told: 0, sent: 0 } })
      let over = false
      const writing = diaries.map((diary, w) => keepWriting(tandem, `w${w}r${round}`, diary, () => over))
      // Not before something was acknowledged, however slow the machine is.
      await eventually(() => expect(diaries.reduce((sum, diary) => sum + acknowledgedIn(diary), 0)).toBeGreaterThan(2))
      await new Promise((next) => setTimeout(next, Math.random() * 200))
      await tandem.server.kill()
      over = true
      await Promise.all(writing)
      await tandem.server.start()

      for (const diary of diaries) {
        acknowledged += acknowledgedIn(diary)
        unanswered += diary.city.sent - diary.city.told + diary.asked.length - diary.created.length - diary.batches.length - diary.city.sent
        for (const mark of diary.asked) {
          const records = await found(tandem, mark)
          if (diary.created.includes(mark)) expect([mark, records.length]).toEqual([mark, 1])
          else if (diary.batches.includes(mark)) expect([mark, records.length]).toEqual([mark, 3])
          else expect([mark, [0, 1, 3].includes(records.length)]).toEqual([mark, true])
          // A single one alone, a batch of three whole, never a part of it.
          expect(records.length).toBe(records[0]?.properties.company === 'batch' ? 3 : records.length && 1)
          if (records.length) expect((await tandem.post(`${contacts}/search`, { query: records[0].properties.email.split('@')[0] })).body.total).toBeGreaterThan(0)
        }
        const { properties } = (await tandem.get(`${contacts}/${diary.city.id}?properties=city,zip`)).body
        expect(properties.city).toBe(properties.zip)
        expect(Number(properties.city ?? 0)).toBeGreaterThanOrEqual(diary.city.told)
        expect(Number(properties.city ?? 0)).toBeLessThanOrEqual(diary.city.sent)
        const edits = (await tandem.get(`/api/records/contacts/${diary.city.id}/timeline?limit=100`)).body.counts.all
        expect(edits).toBe(Number(properties.city ?? 0) + 1)
      }
    }
    // Kills hit while the server was busy, and not before it did anything.
    expect(acknowledged).toBeGreaterThan(rounds * 2)
    expect(unanswered).toBeGreaterThan(0)
    // The kept total agrees with the records themselves.
    const kept = (await tandem.post(`${contacts}/search`, { limit: 0 })).body.total
    const counted = (await tandem.post(`${contacts}/search`, { limit: 0, filterGroups: [{ filters: [{ propertyName: 'createdate', operator: 'HAS_PROPERTY' }] }] })).body.total
    expect(kept).toBe(counted)
  } finally {
    await tandem.server.remove()
  }
})
