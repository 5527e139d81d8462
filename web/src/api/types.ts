// What travels, as the server describes it: names for the shapes that several folders speak of.
// A shape of one feature is named where it is used: type Goal = Schemas['goals.GoalView'].
import type { components } from './gen/schema'

export type Schemas = components['schemas']

export type Money = Schemas['Money']
export type Paging = Schemas['http.Paging']

/** Kinds of records that share one page: those features define, and those that people made. The server tells of them. */
export type Kind = 'tickets' | 'products' | 'line_items' | `2-${number}`
export type ObjectType = 'contacts' | 'companies' | 'deals' | Kind
export type CrmRecord = Schemas['records.Record']
export type SearchBody = Schemas['records.SearchRequest']
export type SearchFilter = Schemas['records.Filter']
export type SearchPage = Schemas['records.SearchResult']
export type Property = Schemas['records.PropertyView']
export type Owner = Schemas['records.OwnerView']
export type Pipeline = Schemas['pipelines.PipelineView']
export type Stage = Schemas['pipelines.StageView']

export type Change = Schemas['live.Change']

export type Session = Schemas['auth.SessionView']
export type Welcome = Schemas['auth.Welcome']
export type Role = Schemas['auth.Person']['role']
export type TimelineEntry = Schemas['timeline.Entry']
export type Department = TimelineEntry['department']
