// Leaves when every feature speaks the generated types (api/types).
import type { Paging } from './types'

export type { CrmRecord, ObjectType, Owner, Paging, Pipeline, Property, SearchBody, SearchFilter, Stage } from './types'

export interface Page<T> {
  results: T[]
  paging?: Paging
  total?: number
}
