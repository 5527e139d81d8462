import { t } from '~/app/messages'
import type { Filter } from './address'
import { direct, unset } from './fields'

/** Contacts and deals know sources and campaigns of first touches; everything else the page is narrowed to is not theirs. */
const isFollowed = (filter: Filter): boolean => filter.match === 'is' && filter.value !== unset && (filter.field === 'source' || filter.field === 'campaign')

/** As contacts call it: an event leaves the source of a direct visit empty. */
const directTouch = 'Direct'
const touchOf = (source: string): string => (source === direct ? directTouch : source)
export const sourceOf = (touch: string): string => (touch === directTouch ? direct : touch)

export interface Narrowed {
  source: string | undefined
  campaign: string | undefined
}

export function narrowed(filters: Filter[]): Narrowed {
  const value = (field: 'source' | 'campaign') => filters.find((one) => one.field === field && isFollowed(one))?.value
  const source = value('source')
  return { source: source === undefined ? undefined : touchOf(source), campaign: value('campaign') }
}

/** What a panel of records leaves out of what the page is narrowed to, in words for its head. */
export function notFollowed(sites: number, filters: Filter[]): string[] {
  const names = filters.map(({ field }) => t(`analytics.field.${field}`)).join(', ')
  return [...(sites > 1 ? [t('analytics.all_sites')] : []), ...(names ? [t('analytics.without', { names })] : [])]
}

/** The same for what follows source and campaign. */
export const notNarrowed = (sites: number, filters: Filter[]): string[] => notFollowed(sites, filters.filter((one) => !isFollowed(one)))
