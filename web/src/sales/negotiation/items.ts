import type { CrmRecord } from '~/api/types'
import { useAssociated } from '~/components/records/associations'
import { formatDecimal, parseDecimal, placesOf } from './totals'

const currencyName = 'hs_line_item_currency_code'
const names = ['name', 'quantity', 'price', 'hs_discount_percentage', 'discount', 'tax_rate', 'amount', 'unit', 'hs_position_on_quote', currencyName]

/** HubSpot's number of the link from a line item to its deal. */
export const partOf = (deal: string) => [{ to: { id: deal }, types: [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId: 20 }] }]

export const currencyOfItem = (item: CrmRecord): string => item.properties[currencyName] ?? ''

/** What a deal is about, in the order a quote takes it over. */
export function useItemsOf(deal: string): CrmRecord[] | undefined {
  const { data } = useAssociated('deals', deal, 'line_items', names)
  const place = (item: CrmRecord) => Number(item.properties['hs_position_on_quote'] || Infinity)
  return data?.toSorted((a, b) => (place(a) === place(b) ? Number(BigInt(a.id) - BigInt(b.id)) : place(a) - place(b)))
}

/** Net sums, one for each currency. */
export function sumsOfItems(items: Pick<CrmRecord, 'properties'>[]): { amount: string; currency: string }[] {
  const sums = new Map<string, bigint>()
  for (const { properties } of items) {
    const currency = properties[currencyName]
    if (!currency) continue
    const minor = parseDecimal(properties['amount'] ?? '', placesOf(currency))
    if (minor !== undefined) sums.set(currency, (sums.get(currency) ?? 0n) + minor)
  }
  return [...sums].map(([currency, minor]) => ({ amount: formatDecimal(minor, placesOf(currency), true), currency }))
}
