import type { TablerIcon } from '@tabler/icons-react'
import type { ComponentType } from 'react'
import type { MessageKey } from '~/app/messages'
import type { Address, Path } from './routes'

export type NavGroup = 'crm' | 'marketing' | 'sales' | 'together'

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
  /** '/settings/products' */
  path: Path
  group: 'you' | 'workspace' | 'data' | 'connections'
  label: MessageKey
  order: number
  /** The permission without which there is nothing to see; such a person is not led here. */
  needs?: string
  load: () => Promise<{ default: Page }>
}

/** Where features show something on pages that belong to others. */
export interface Slots {
  'contact.head': { id: string }
  'contact.pinned': { id: string }
  'contact.rail': { id: string }
  'company.rail': { id: string }
  'deal.rail': { id: string }
  'deal.head': { id: string }
  'home.work': object
  'home.rail': object
  'home.summary': object
  /** Under the greeting on small screens, where the rail stands far below. */
  'home.head': object
  /** Rows of the list of rates in the rail. */
  'home.rates': object
  'shell.live': object
}
export type SlotName = keyof Slots

export type SlotEntry = {
  [Name in SlotName]: { slot: Name; order: number; load: () => Promise<{ default: ComponentType<Slots[Name]> }> }
}[SlotName]

export interface Command {
  label: MessageKey
  to: Address
  icon: TablerIcon
  keys?: string
  /** The permission without which it is not offered. */
  needs?: string
}

/** What the app knows of a feature: everything its index.ts exports. */
export interface Feature {
  name: string
  nav?: NavEntry[]
  routes?: readonly FeatureRoute[]
  settings?: readonly SettingsSection[]
  slots?: SlotEntry[]
  commands?: Command[]
  /** Address of a record found by search: object name → path. */
  records?: Record<string, (id: string) => Path>
}
