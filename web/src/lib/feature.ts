import type { TablerIcon } from '@tabler/icons-react'
import type { ComponentType } from 'react'
import type { Department, Schemas } from '~/api/types'
import type { MessageKey } from '~/app/messages'
import type { Filter } from './filters'
import type { Watch } from './live-kinds'
import type { Address, Path } from './routes'

export const navGroups = ['crm', 'marketing', 'sales', 'together'] as const
export type NavGroup = (typeof navGroups)[number]

export interface NavEntry {
  group: NavGroup
  label: MessageKey
  to: Path
  /** Position within its group. */
  order: number
  /** The letter after g that goes there. */
  key?: string
  icon: TablerIcon
  /** Position in the bottom bar of small screens, 1 to 3; the rest is under More. */
  bottom?: number
  /** A hook: the number to show, e.g. waiting leads. */
  useBadge?: () => number | undefined
}

type Page = ComponentType<Record<string, never>>

export interface FeatureRoute {
  /** '/contacts/$id' */
  path: string
  /** Breadcrumb: its own or its parent's label. */
  title: MessageKey
  load: () => Promise<{ default: Page }>
}

export interface SettingsSection {
  /** '/settings/topics' */
  path: Path
  group: 'you' | 'workspace' | 'data' | 'connections'
  label: MessageKey
  order: number
  /** The permission without which there is nothing to see; such a person is not led here. */
  needs?: string
  load: () => Promise<{ default: Page }>
}

/** What a list of contacts is filtered by, and how to change that. */
export interface ContactFilters {
  filters: Filter[]
  condition: Schemas['segments.Condition'] | undefined
  query: string
  /** With the filters that stay beside it. */
  onCondition: (condition: Schemas['segments.Condition'] | undefined, filters: Filter[]) => void
}

/** Where features show something on pages that belong to others. */
export interface Slots {
  'contact.head': { id: string }
  'contact.pinned': { id: string }
  'contact.rail': { id: string }
  /** In the bar of filters above the contacts. */
  'contacts.filters': ContactFilters
  'company.rail': { id: string }
  'deal.rail': { id: string }
  'deal.head': { id: string }
  'kind.rail': { object: string; id: string }
  'quote.rail': { id: string }
  'home.work': object
  'home.rail': object
  'home.summary': object
  /** Under the greeting on small screens, where the rail stands far below. */
  'home.head': object
  /** Rows of the list of rates in the rail. */
  'home.rates': object
  'shell.live': object
  /** In the top bar, before the person. */
  'shell.bar': object
}
export type SlotName = keyof Slots

export type SlotEntry = {
  [Name in SlotName]: { slot: Name; order: number; load: () => Promise<{ default: ComponentType<Slots[Name]> }> }
}[SlotName]

export interface Command {
  label: MessageKey
  to: Address
  icon: TablerIcon
  /** 'g n' goes there. */
  keys?: string
  /** The permission without which it is not offered. */
  needs?: string
}

/** A page of the navigation that is known only when the server has told of it. */
export interface FoundEntry {
  label: string
  to: Path
  icon: TablerIcon
  /** What makes one there. */
  create?: { label: string; to: Address; needs: string }
  /** Its list, with what was typed. */
  find: (query: string) => { label: string; to: Address }
}

/** A kind of record that has a page, by its object's name. */
export interface RecordKind {
  path: (id: string) => Path
  /** Absent for people: they are shown by their initials, and what they are goes without saying. */
  label?: MessageKey
  icon?: TablerIcon
  /** How many of its hits the finder shows above what can be done with the first; one unless it says so. */
  foremost?: number
  /** At the end of a hit's row; all hits of the kind come along, so that one question asks about them. */
  standing?: () => Promise<{ default: ComponentType<{ id: string; ids: string[] }> }>
}

/** The same of one that is nothing but a definition. */
export interface DefinedKind {
  path: (id: string) => Path
  icon: TablerIcon
  actions: Omit<RecordAction, 'object'>[]
}

/** What the finder offers to do with a record it found. */
export interface RecordAction {
  object: string
  label: MessageKey
  to: (id: string) => Address
  needs?: string
}

/** A list the finder offers for what was typed; its label takes the {query}. */
export interface FilteredList {
  label: MessageKey
  to: (query: string) => Address
}

/** One thing that happened since yesterday: 'Ada accepted' Marit Solheim. */
export interface News {
  /** No kind crowds the others out. */
  kind: string
  id: string
  at: string
  department: Department
  to: Path
  before: string
  name: string
  after?: string
  detail?: string
}

export interface NewsSource {
  /** Objects whose changes make news. */
  watches: Watch[]
  load: () => Promise<{ default: (from: Date, until: Date) => Promise<News[]> }>
}

/** Something to do first in a new workspace. */
export interface FirstStep {
  order: number
  label: MessageKey
  why: MessageKey
  to: Path
  watches: Watch[]
  isDone: () => Promise<boolean>
}

/** What the app knows of a feature: everything its index.ts exports. */
export interface Feature {
  name: string
  nav?: NavEntry[]
  /** A hook: further pages of a group, after the others. */
  found?: { group: NavGroup; useEntries: () => FoundEntry[] }
  /** Kinds of records that features and people define, by their object's name. */
  defined?: (object: string) => DefinedKind | undefined
  routes?: readonly FeatureRoute[]
  settings?: readonly SettingsSection[]
  slots?: SlotEntry[]
  commands?: Command[]
  records?: Record<string, RecordKind>
  actions?: RecordAction[]
  lists?: FilteredList[]
  news?: NewsSource
  firstSteps?: FirstStep[]
}
