import type { Maker } from '../belongings.ts'

export default (async (tandem) => {
  const definition = (await tandem.post('/api/sales-ready-definitions', { score: 40, condition: { type: 'all', conditions: [{ type: 'property', propertyName: 'email', operator: 'HAS_PROPERTY' }] } })).body
  for (const [side, role] of [['marketing', 'marketer'], ['sales', 'rep']] as const)
    await tandem.post(`/api/sales-ready-definitions/${definition.id}/signatures`, { side }, { token: tandem.as(role) })
  await tandem.contact({ email: 'ready@firm.example', jobtitle: 'Managing Director', company: 'Firm', industry: 'Painting', phone: '+49 431 5550' })
  const handoff = (await tandem.get('/api/handoffs')).body.results[0]
  const { active } = (await tandem.get('/api/score-rule-sets')).body
  const draft = (await tandem.put('/api/score-rule-sets/draft', active.rules)).body
  await tandem.post(`/api/score-rule-sets/${draft.id}/activation`)
  const hours = (await tandem.get('/api/business-hours')).body
  return {
    ids: { definition_id: definition.id, handoff_id: handoff.id, rule_set_id: active.id },
    look: ['/api/sales-ready-definitions', '/api/score-rule-sets', '/api/business-hours', `/api/handoffs/${handoff.id}`],
    passing: ['working_ms_left', 'rescoring'],
    bodies: {
      'PUT /api/score-rule-sets/draft': { ...draft.rules, fit_cap: 11 },
      'PUT /api/business-hours': { ...hours, answer_minutes: 61 },
      'POST /api/sales-ready-definitions/{definition_id}/signatures': { side: 'sales' },
      'POST /api/handoffs/{handoff_id}/rejection': { reason_code: 'too_early', sentence: 'In spring' },
    },
  }
}) satisfies Maker
