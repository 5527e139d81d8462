import { t } from '~/app/messages'
import type { Filter } from './address'

/** What a panel of records leaves out of what the page is narrowed to, in words for its head. */
export function notFollowed(sites: number, filters: Filter[]): string[] {
  const names = filters.map(({ field }) => t(`analytics.field.${field}`)).join(', ')
  return [...(sites > 1 ? [t('analytics.all_sites')] : []), ...(names ? [t('analytics.without', { names })] : [])]
}
