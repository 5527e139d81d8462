import { t } from '~/app/messages'

/** What visits are told apart by: our short name in the address → the wire's. */
export const fields = {
  channel: 'visit:channel',
  source: 'visit:source',
  campaign: 'visit:utm_campaign',
  medium: 'visit:utm_medium',
  page: 'event:page',
  entry: 'visit:entry_page',
  exit: 'visit:exit_page',
  country: 'visit:country',
  device: 'visit:device',
  browser: 'visit:browser',
  os: 'visit:os',
  goal: 'event:goal',
} as const
export type Field = keyof typeof fields
export const fieldNames = Object.keys(fields) as Field[]

export const panels = {
  source: ['channel', 'source', 'campaign'],
  page: ['page', 'entry', 'exit'],
  place: ['country'],
  device: ['device', 'browser', 'os'],
} as const satisfies Record<string, readonly Field[]>
export type PanelName = keyof typeof panels
export type PanelField = (typeof panels)[PanelName][number]

export const unset = '(not set)'
export const direct = 'Direct / None'
const countries = new Intl.DisplayNames(['en'], { type: 'region' })

/** A value as people say it: 'DE' is Germany. */
export function sayValue(field: Field, value: string): string {
  if (value === direct) return t('analytics.value.direct')
  if (value === unset) return t('analytics.value.unset')
  if (field === 'device' && value === 'Mobile') return t('analytics.value.phone')
  if (field === 'country' && /^[A-Z]{2}$/.test(value)) return countries.of(value) ?? value
  return value
}

/** What somebody types, as it is stored. */
export function storedValue(field: Field, typed: string): string {
  const said = typed.toLowerCase()
  if (field === 'source' && said === t('analytics.value.direct').toLowerCase()) return direct
  if (field === 'device' && said === t('analytics.value.phone').toLowerCase()) return 'Mobile'
  if (field === 'country' && typed.length === 2) return typed.toUpperCase()
  return typed
}

/** Rows without a campaign are most of them and say nothing. */
export const isShown = (field: Field, value: string): boolean => !(field === 'campaign' && value === unset)
