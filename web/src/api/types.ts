// What travels, as the server describes it: names for the shapes that several folders speak of.
// A shape of one feature is named where it is used: type Goal = Schemas['goals.GoalView'].
import type { components } from './gen/schema'

export type Schemas = components['schemas']

export type Money = Schemas['Money']
export type Paging = Schemas['records.Paging']
