import { eventually } from '../smtp.ts'
import type { Maker } from '../belongings.ts'

export default (async (tandem) => {
  const { active } = (await tandem.get('/api/score-rule-sets')).body
  const draft = (await tandem.put('/api/score-rule-sets/draft', active.rules)).body
  await tandem.post(`/api/score-rule-sets/${draft.id}/activation`)
  const job = await eventually(async () => {
    const [found] = (await tandem.get('/api/jobs?name=rescore_contacts&state=done')).body.results
    return found ?? Promise.reject(new Error('not done yet'))
  })
  return { ids: { job_id: job.id }, look: [`/api/jobs/${job.id}`] }
}) satisfies Maker
