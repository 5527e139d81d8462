import type { Money } from '~/api/types'
import { formatMoney } from '~/lib/format'
import { formatDecimal, placesOf } from './totals'

/** With all its places: a quote says cents. */
export function showMoney(money: Money): string {
  const places = placesOf(money.currency)
  const symbol = formatMoney(0, money.currency).split(' ')[1] ?? money.currency
  return `${Number(money.amount).toLocaleString('en-US', { minimumFractionDigits: places, maximumFractionDigits: places })}\u00a0${symbol}`
}

export const showMinor = (minor: bigint, currency: string): string => showMoney({ amount: formatDecimal(minor, placesOf(currency), true), currency })
export const showRate = (basisPoints: number | bigint): string => formatDecimal(BigInt(basisPoints), 2)
