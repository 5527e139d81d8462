// The server's rule (src/sales/negotiation/rules.hpp) for the moment between a key and the server's answer: minor units,
// half away from zero; a line is rounded, then its discount; tax once for each rate.

export interface Item {
  /** Thousandths. */
  quantity: bigint
  /** Minor units. */
  price: bigint
  /** Basis points. */
  discount: bigint
  tax: bigint
}
export interface Sums {
  nets: bigint[]
  subtotal: bigint
  discount: bigint
  net: bigint
  taxes: { rate: bigint; tax: bigint }[]
  tax: bigint
  total: bigint
}

const times = (value: bigint, numerator: bigint, denominator: bigint): bigint => {
  const product = value * numerator
  const size = product < 0n ? -product : product
  const rounded = (2n * size + denominator) / (2n * denominator)
  return product < 0n ? -rounded : rounded
}
const part = (amount: bigint, basisPoints: bigint) => times(amount, basisPoints, 10_000n)

export function netOf(item: Item): bigint {
  const gross = times(item.price, item.quantity, 1_000n)
  return gross - part(gross, item.discount)
}

export function sumsOf(items: Item[], discount: bigint): Sums {
  const nets = items.map(netOf)
  const groups = new Map<bigint, bigint>()
  items.forEach((item, index) => groups.set(item.tax, (groups.get(item.tax) ?? 0n) + nets[index]!))
  const sums: Sums = { nets, subtotal: 0n, discount: 0n, net: 0n, taxes: [], tax: 0n, total: 0n }
  for (const [rate, net] of [...groups].sort((a, b) => Number(a[0] - b[0]))) {
    const less = part(net, discount)
    const tax = part(net - less, rate)
    sums.subtotal += net
    sums.discount += less
    sums.net += net - less
    sums.tax += tax
    if (rate > 0n) sums.taxes.push({ rate, tax })
  }
  sums.total = sums.net + sums.tax
  return sums
}

/** '12.5' or '12,5' with at most so many places, as a whole number of the smallest; undefined where it is none. */
export function parseDecimal(text: string, places: number): bigint | undefined {
  const match = /^(\d{1,13})(?:[.,](\d+))?$/.exec(text.replaceAll(/[\s\u00a0]/g, ''))
  if (!match) return undefined
  const fraction = (match[2] ?? '').replace(/0+$/, '')
  if (fraction.length > places) return undefined
  return BigInt(match[1]! + fraction.padEnd(places, '0'))
}

/** The other way: without zeros at the end unless `whole` asks for all places. */
export function formatDecimal(value: bigint, places: number, whole = false): string {
  const digits = value.toString().padStart(places + 1, '0')
  if (places === 0) return digits
  const text = `${digits.slice(0, -places)}.${digits.slice(-places)}`
  return whole ? text : text.replace(/\.?0+$/, '')
}

const noPlaces = ['BIF', 'CLP', 'DJF', 'GNF', 'ISK', 'JPY', 'KMF', 'KRW', 'PYG', 'RWF', 'UGX', 'UYI', 'VND', 'VUV', 'XAF', 'XOF']
const threePlaces = ['BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND']
export const placesOf = (currency: string): number => (noPlaces.includes(currency) ? 0 : threePlaces.includes(currency) ? 3 : 2)
