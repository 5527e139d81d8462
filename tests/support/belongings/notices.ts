import type { Maker } from '../belongings.ts'

export default (async (tandem) => {
  const contact = await tandem.contact({ email: 'mentioned@example.com' })
  const { user } = (await tandem.get('/api/session')).body
  await tandem.post(`/api/records/contacts/${contact.id}/activities`, { kind: 'note', body: `<@${user.id}> look` }, { token: tandem.as('rep') })
  const notice = (await tandem.get('/api/notices')).body.results.find((one: any) => one.kind === 'mention')
  const { version } = (await tandem.get('/api/notice-preferences')).body
  return {
    ids: { notice_id: notice.id },
    look: [`/api/notices/${notice.id}`, '/api/notice-preferences'],
    bodies: {
      'POST /api/notices/reading': { until: '2030-01-01T00:00:00Z' },
      'PUT /api/notice-preferences': { version, kinds: [{ kind: 'mention', in_app: true, mail: 'at_once' }] },
    },
  }
}) satisfies Maker
