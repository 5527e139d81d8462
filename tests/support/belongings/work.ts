import { eventually } from '../smtp.ts'
import type { Maker } from '../belongings.ts'

/** The work that began when qualification put its rules into force. */
export default (async (tandem) => {
  const job = await eventually(async () => {
    const [found] = (await tandem.get('/api/jobs?name=rescore_contacts&state=done')).body.results
    return found ?? Promise.reject(new Error('not done yet'))
  })
  return { ids: { job_id: job.id }, look: [`/api/jobs/${job.id}`] }
}) satisfies Maker
