// The shapes of the records API: HubSpot's CRM v3 and v4.
import type { Schemas } from './types'

export type ObjectType = 'contacts' | 'companies' | 'deals'

export interface CrmRecord {
  id: string
  properties: Record<string, string | null | undefined>
  createdAt: string
  updatedAt: string
  archived?: boolean
}

export interface Paging {
  next?: { after: string }
}
export interface Page<T> {
  results: T[]
  paging?: Paging
  total?: number
}

export type SearchFilter = Schemas['records.Filter']
export type Operator = SearchFilter['operator']
export interface SearchBody {
  filterGroups: { filters: SearchFilter[] }[]
  sorts: { propertyName: string; direction: 'ASCENDING' | 'DESCENDING' }[]
  properties: string[]
  query?: string
  limit: number
  after?: string
}

export interface PropertyOption {
  label: string
  value: string
  displayOrder?: number
  hidden?: boolean
}
export type PropertyType = 'string' | 'number' | 'date' | 'datetime' | 'enumeration' | 'bool' | 'phone_number'
export interface Property {
  name: string
  label: string
  type: PropertyType
  fieldType: string
  groupName?: string
  description?: string
  options?: PropertyOption[]
  displayOrder?: number
  hidden?: boolean
  calculated?: boolean
  hubspotDefined?: boolean
  showCurrencySymbol?: boolean
  modificationMetadata?: { readOnlyValue?: boolean; archivable?: boolean; readOnlyDefinition?: boolean }
}

export interface Owner {
  id: string
  email: string
  firstName: string
  lastName: string
  userId?: number
  archived?: boolean
}

export interface Stage {
  id: string
  label: string
  displayOrder: number
  metadata?: { probability?: string; isClosed?: string }
}
export interface Pipeline {
  id: string
  label: string
  displayOrder: number
  stages: Stage[]
}

export interface AssociatedRecord {
  toObjectId: number | string
  associationTypes: { category: string; typeId: number; label: string | null }[]
}
