import type { Maker } from '../belongings.ts'

export default (async (tandem) => {
  const stages = ['open', 'won'].map((label) => ({ label, stageId: `mine_${label}`, metadata: { probability: '0.5' } }))
  const pipeline = (await tandem.post('/crm/v3/pipelines/deals', { label: 'Mine', stages })).body
  return {
    ids: { '/crm/v3/pipelines object_type': 'deals', pipeline_id: pipeline.id, stage_id: pipeline.stages[0].id },
    look: ['/crm/v3/pipelines/deals'],
    bodies: {
      'PATCH /crm/v3/pipelines/{object_type}/{pipeline_id}': { label: 'Theirs' },
      'PUT /crm/v3/pipelines/{object_type}/{pipeline_id}': { label: 'Theirs', stages },
      'POST /crm/v3/pipelines/{object_type}/{pipeline_id}/stages': { label: 'Theirs', metadata: { probability: '0.1' } },
      'PATCH /crm/v3/pipelines/{object_type}/{pipeline_id}/stages/{stage_id}': { label: 'Theirs' },
      'PUT /crm/v3/pipelines/{object_type}/{pipeline_id}/stages/{stage_id}': { label: 'Theirs', metadata: { probability: '0.1' } },
    },
  }
}) satisfies Maker
