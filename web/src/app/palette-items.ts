import { IconSettings, type TablerIcon } from '@tabler/icons-react'
import type { Schemas } from '~/api/types'
import type { FoundEntry, RecordKind } from '~/lib/feature'
import { sayAmount } from '~/lib/format'
import type { Address } from '~/lib/routes'
import type { May } from '~/lib/session'
import { storedStore } from '~/lib/store'
import { features } from './features'
import { t } from './messages'
import { navEntries, settingsSections } from './nav-groups'

export type SearchHit = Schemas['feature.Hit']

export interface Item {
  key: string
  title: string
  detail?: string | undefined
  kind?: string | undefined
  icon?: TablerIcon | undefined
  isFilter?: boolean
  keys?: string | undefined
  hit?: SearchHit
  /** Can be done with the first hit; Tab goes there. */
  isAction?: boolean
  to?: Address | undefined
  run?: () => void
}
export interface Group {
  title: string
  items: Item[]
}

/** The records opened from here lately, offered before anything is typed. */
export const recent = storedStore<SearchHit[]>('tandem.recent', [])
export function remember(hit: SearchHit): void {
  recent.set((now) => [hit, ...now.filter((one) => one.object !== hit.object || one.id !== hit.id)].slice(0, 6))
}

/** Every kind of record that has a page, by its object's name. */
export const kinds: Record<string, RecordKind | undefined> = Object.assign({}, ...features.map(({ records }) => records))

export function groupsFor(query: string, hits: SearchHit[], lately: SearchHit[], may: May = () => true, found: FoundEntry[] = []): Group[] {
  const records = (query === '' ? lately : hits).flatMap(recordItem)
  const first = query === '' ? undefined : records[0]
  const shares = query === '' ? { first: records, rest: [] } : parted(records)
  return [
    { title: query === '' ? t('palette.recent') : t('palette.records'), items: shares.first },
    { title: t('palette.with', { name: first?.title ?? '' }), items: first?.hit ? actionsOn(first, may) : [] },
    { title: t('palette.more'), items: shares.rest },
    { title: t('palette.go'), items: [...[...pages(may), ...foundPages(found)].filter((item) => matches(item.title, query)), ...lists(query, found)] },
    { title: t('palette.do'), items: [...commands(may), ...foundCommands(may, found)].filter((item) => matches(item.title, query)) },
  ].filter((group) => group.items.length > 0)
}

function recordItem(hit: SearchHit): Item[] {
  const kind = kinds[hit.object]
  if (!kind) return definedItem(hit)
  return [{
    key: `${hit.object}-${hit.id}`,
    title: hit.title,
    detail: hit.subtitle ? sayAmount(hit.subtitle) : undefined,
    kind: kind.label && t(kind.label),
    icon: kind.icon,
    hit,
    to: kind.path(hit.id),
  }]
}

/** A record of a kind that is nothing but a definition; its subtitle says which. */
function definedItem(hit: SearchHit): Item[] {
  const kind = features.map(({ defined }) => defined?.(hit.object)).find(Boolean)
  return kind ? [{ key: `${hit.object}-${hit.id}`, title: hit.title, kind: hit.subtitle, icon: kind.icon, hit, to: kind.path(hit.id) }] : []
}

/** What can be done at once with the first hit. */
function actionsOn({ hit }: Item, may: May): Item[] {
  const offered = features.flatMap(({ actions, defined }) => [...(actions ?? []).filter(({ object }) => object === hit?.object), ...(defined?.(hit?.object ?? '')?.actions ?? [])])
  return offered.filter(({ needs }) => may(needs)).map(({ label, to }) => ({ key: label, title: t(label), to: to(hit!.id), isAction: true }))
}

/** The first few of each kind, so that the actions on the first stay in sight; the rest comes after them. */
function parted(records: Item[]): { first: Item[]; rest: Item[] } {
  const seen = new Map<string, number>()
  const isFirst = ({ hit }: Item): boolean => {
    const object = hit?.object ?? ''
    seen.set(object, (seen.get(object) ?? 0) + 1)
    return seen.get(object)! <= (kinds[object]?.foremost ?? 1)
  }
  const first = records.filter(isFirst)
  return { first, rest: records.filter((item) => !first.includes(item)) }
}

function pages(may: May): Item[] {
  return [
    ...navEntries().map((entry) => ({ key: entry.to, title: t(entry.label), to: entry.to, icon: entry.icon, keys: entry.key ? `g ${entry.key}` : undefined })),
    ...settingsSections().filter((section) => may(section.needs)).map((section) => ({
      key: section.path, title: t(section.label), kind: t('nav.settings'), to: section.path, icon: IconSettings,
    })),
  ]
}

const foundPages = (found: FoundEntry[]): Item[] => found.map(({ label, to, icon }) => ({ key: to, title: label, to, icon }))
const foundCommands = (may: May, found: FoundEntry[]): Item[] =>
  found.flatMap(({ create, icon }) => (create && may(create.needs) ? [{ key: create.to, title: create.label, to: create.to, icon }] : []))

function lists(query: string, found: FoundEntry[]): Item[] {
  if (query === '') return []
  const known = features.flatMap((feature) => feature.lists ?? []).map(({ label, to }) => ({ title: t(label, { query }), to: to(query) }))
  const more = found.map(({ find }) => find(query)).map(({ label, to }) => ({ title: label, to }))
  return [...known, ...more].map((item) => ({ ...item, key: item.to, isFilter: true }))
}

function commands(may: May): Item[] {
  return features.flatMap((feature) => feature.commands ?? []).filter((command) => may(command.needs)).map((command) => ({
    key: command.label, title: t(command.label), to: command.to, icon: command.icon, keys: command.keys,
  }))
}

/** By the beginning of any word. */
export function matches(text: string, query: string): boolean {
  const words = text.toLowerCase().split(/[\s/]+/)
  return query.toLowerCase().split(/\s+/).filter(Boolean).every((part) => words.some((word) => word.startsWith(part)))
}

/** Cuts a title into the parts that match and those that do not. */
export function marked(title: string, query: string): { text: string; hit: boolean }[] {
  const part = query.split(/\s+/).find((word) => word !== '' && title.toLowerCase().includes(word.toLowerCase()))
  if (!part) return [{ text: title, hit: false }]
  const at = title.toLowerCase().indexOf(part.toLowerCase())
  return [
    { text: title.slice(0, at), hit: false },
    { text: title.slice(at, at + part.length), hit: true },
    { text: title.slice(at + part.length), hit: false },
  ].filter((one) => one.text !== '')
}
