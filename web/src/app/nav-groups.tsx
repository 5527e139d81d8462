import { IconAddressBook, IconSpeakerphone, IconSteeringWheel } from '@tabler/icons-react'
import type { ComponentType } from 'react'
import { TwoRings } from '~/components/department'
import type { Feature, FoundEntry, NavEntry, NavGroup, SettingsSection } from '~/lib/feature'
import type { Address } from '~/lib/routes'
import { features } from './features'
import { t, type MessageKey } from './messages'

interface Group {
  name: NavGroup
  label: MessageKey
  Icon: ComponentType<{ size?: number; stroke?: number }>
  entries: NavEntry[]
  /** Those the server tells of. */
  found: NonNullable<Feature['found']>[]
}

const groups: Omit<Group, 'entries' | 'found'>[] = [
  { name: 'crm', label: 'nav.crm', Icon: IconAddressBook },
  { name: 'marketing', label: 'nav.marketing', Icon: IconSpeakerphone },
  { name: 'sales', label: 'nav.sales', Icon: IconSteeringWheel },
  { name: 'together', label: 'nav.together', Icon: TwoRings },
]

/** The groups that have something in them, each in order. */
export function navGroups(): Group[] {
  const entries = features.flatMap((feature) => feature.nav ?? [])
  return groups
    .map((group) => ({
      ...group,
      entries: entries.filter((entry) => entry.group === group.name).sort((a, b) => a.order - b.order),
      found: features.flatMap(({ found }) => (found?.group === group.name ? [found] : [])),
    }))
    .filter((group) => group.entries.length > 0)
}

export const navEntries = (): NavEntry[] => navGroups().flatMap((group) => group.entries)

/** The pages that the server tells of; features are there from the beginning and do not change. */
const finders = features.flatMap(({ found }) => (found ? [found.useEntries] : []))
// eslint-disable-next-line react-hooks/rules-of-hooks -- the same hooks in the same order each time
export const useFoundEntries = (): FoundEntry[] => finders.flatMap((useEntries) => useEntries())

export const settingsGroups = ['you', 'workspace', 'data', 'connections'] as const

/** In the order of the settings page. */
export function settingsSections(): SettingsSection[] {
  const place = ({ group }: SettingsSection) => settingsGroups.indexOf(group)
  return features.flatMap((feature) => feature.settings ?? []).sort((a, b) => place(a) - place(b) || a.order - b.order)
}

export const isAt = (pathname: string, to: string): boolean => pathname === to || pathname.startsWith(`${to}/`)

/** What g and a letter go to, in the order of the navigation. */
export function goKeys(): { key: string; label: string; to: Address }[] {
  return [
    { key: 'h', label: t('nav.home'), to: '/' },
    ...navEntries().flatMap(({ key, label, to }) => (key ? [{ key, label: t(label), to }] : [])),
    ...features.flatMap(({ commands = [] }) => commands).flatMap(({ keys, label, to }) => (keys?.startsWith('g ') ? [{ key: keys.slice(2), label: t(label), to }] : [])),
    { key: ',', label: t('nav.settings'), to: '/settings' },
  ]
}
