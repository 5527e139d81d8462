import type { CrmRecord, Kind, ObjectType, Stage } from '~/api/types'

/** Kinds whose records stand somewhere in a pipeline. */
export type Piped = 'deals' | Kind

/** The properties that say where. */
export interface Place {
  pipeline: string
  stage: string
}
export const placeOf = (object: ObjectType): Place =>
  object === 'deals' ? { pipeline: 'pipeline', stage: 'dealstage' } : { pipeline: 'hs_pipeline', stage: 'hs_pipeline_stage' }

export const stageOf = (object: ObjectType, record: Pick<CrmRecord, 'properties'>): string => record.properties[placeOf(object).stage] ?? ''

export type StageKind = 'open' | 'won' | 'lost' | 'closed'
/** Won and lost are told apart where stages have a probability. */
export function stageKind({ metadata }: Stage): StageKind {
  if (metadata.isClosed !== 'true') return 'open'
  if (metadata.probability === undefined) return 'closed'
  return Number(metadata.probability) > 0 ? 'won' : 'lost'
}
