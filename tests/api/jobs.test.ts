// Long work as people see it: one's own, for admins all; how far it is, stopped, tried again.
import { eventually } from '../support/smtp.ts'
import { describe, expect, type Role, type Tandem, test } from '../support/tandem.ts'

/** Another version of the score rules is put into use, which counts every contact anew. */
async function rescore(tandem: Tandem, role: Role = 'owner'): Promise<any> {
  const token = tandem.as(role)
  const { active } = (await tandem.get('/api/score-rule-sets')).body
  const draft = (await tandem.put('/api/score-rule-sets/draft', active.rules, { token })).body
  const activated = await tandem.post(`/api/score-rule-sets/${draft.id}/activation`, undefined, { token })
  expect(activated.status, activated.text).toBeLessThan(300)
  return (await tandem.get('/api/jobs?name=rescore_contacts', { token })).body.results[0]
}
const jobs = async (tandem: Tandem, role: Role, query = '') => (await tandem.get(`/api/jobs${query}`, { token: tandem.as(role) })).body.results
const ended = (tandem: Tandem, id: string, state = 'done') => eventually(async () => {
  const job = (await tandem.get(`/api/jobs/${id}`)).body
  expect(job.state).toBe(state)
  return job
})

describe('a job', () => {
  test('says what it is, how far it is and how it ended, to who began it', async ({ tandem }) => {
    await tandem.contact({ email: 'scored@firm.example' })
    const job = await rescore(tandem)
    expect(job).toMatchObject({ name: 'rescore_contacts', title: expect.stringMatching(/^Scoring every contact by score rules v\d+$/), link: '/scores', user_name: 'The owner' })
    const done = await ended(tandem, job.id)
    expect([done.progress, done.is_stopping]).toEqual([1, false])
    const told = (await tandem.get('/api/notices?group=system')).body.results[0]
    expect(told).toMatchObject({ kind: 'job_done', subject: job.title, title: 'is done', object: 'jobs', record_id: job.id })
    const again = await tandem.post(`/api/jobs/${job.id}/retry`)
    expect([again.status, again.body.code]).toEqual([409, 'job_not_ended'])
    const stopped = await tandem.post(`/api/jobs/${job.id}/cancellation`)
    expect([stopped.status, stopped.body.code]).toEqual([409, 'job_has_ended'])
  })

  test('of another one is seen by admins only', async ({ tandem }) => {
    const job = await rescore(tandem, 'manager')
    await ended(tandem, job.id)
    expect((await jobs(tandem, 'manager')).map((one: any) => one.id)).toContain(job.id)
    expect((await jobs(tandem, 'rep', '?whose=all')).map((one: any) => one.id)).not.toContain(job.id)
    for (const [method, path] of [['GET', ''], ['POST', '/cancellation'], ['POST', '/retry']] as const)
      expect((await tandem.call(method, `/api/jobs/${job.id}${path}`, undefined, { token: tandem.as('rep') })).status).toBe(404)
    expect((await jobs(tandem, 'admin')).map((one: any) => one.id)).not.toContain(job.id)
    expect((await jobs(tandem, 'admin', '?whose=all')).map((one: any) => one.id)).toContain(job.id)
    expect((await jobs(tandem, 'admin', '?whose=all&state=dead')).map((one: any) => one.id)).not.toContain(job.id)
    expect(await jobs(tandem, 'rep', '?name=send_mail')).toEqual([])
  })
})
