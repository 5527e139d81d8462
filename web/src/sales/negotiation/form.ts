import type { Schemas } from '~/api/types'
import type { Product } from './products'
import type { Line, Quote } from './quotes'
import { formatDecimal, parseDecimal, placesOf, sumsOf, type Item, type Sums } from './totals'

/** A line as it is typed. */
export interface FormLine {
  key: number
  product_id?: string | undefined
  title: string
  description: string
  quantity: string
  unit: string
  price: string
  discount: string
  tax: string
}
export interface Form {
  title: string
  valid_until: string
  intro: string
  terms: string
  discount: string
  lines: FormLine[]
}

let lastKey = 0
export const emptyLine = (tax = ''): FormLine => ({ key: ++lastKey, title: '', description: '', quantity: '1', unit: '', price: '', discount: '', tax })
export const isBlank = (line: FormLine) => !line.title.trim() && !line.price.trim() && !line.description.trim()

const rate = (basisPoints: number) => (basisPoints === 0 ? '' : formatDecimal(BigInt(basisPoints), 2))

const fromLine = (line: Line): Omit<FormLine, 'key'> => ({
  product_id: line.product_id ?? undefined, title: line.title, description: line.description, quantity: line.quantity, unit: line.unit,
  price: line.unit_price.amount, discount: rate(line.discount), tax: rate(line.tax_rate),
})

/** Lines bear no id: one is the line it was before that says the same, is called the same, or else stands where that stood. */
function withKeys(lines: Omit<FormLine, 'key'>[], before: FormLine[]): FormLine[] {
  const words = ({ title, description, quantity, unit, price, discount, tax }: Omit<FormLine, 'key'>) => [title, description, quantity, unit, price, discount, tax].join('\n')
  const free = new Map(before.map((line, at) => [line.key, { line, at }]))
  const keys = new Map<number, number>()
  const match = (isSame: (line: Omit<FormLine, 'key'>, one: FormLine, isThere: boolean) => boolean) => lines.forEach((line, index) => {
    if (keys.has(index)) return
    const found = [...free.values()].find((one) => isSame(line, one.line, one.at === index))
    if (!found) return
    keys.set(index, found.line.key)
    free.delete(found.line.key)
  })
  match((line, one) => words(line) === words(one))
  match((line, one) => line.title === one.title)
  match((_line, _one, isThere) => isThere && lines.length === before.length)
  return lines.map((line, index) => ({ ...line, key: keys.get(index) ?? ++lastKey }))
}

export const toForm = (quote: Quote, like?: Form): Form => ({
  title: quote.summary.title, valid_until: quote.summary.valid_until, intro: quote.intro, terms: quote.terms, discount: rate(quote.discount), lines: withKeys(quote.lines.map(fromLine), like?.lines ?? []),
})

export const withProduct = (line: FormLine, product: Product): FormLine => ({
  ...line, product_id: product.id, title: product.name, description: product.description, unit: product.unit, price: product.price, tax: product.tax,
})

export function itemOf(line: FormLine, currency: string): Item | undefined {
  const quantity = parseDecimal(line.quantity, 3)
  const price = parseDecimal(line.price, placesOf(currency))
  const discount = parseDecimal(line.discount || '0', 2)
  const tax = parseDecimal(line.tax || '0', 2)
  if (!quantity || price === undefined || discount === undefined || tax === undefined || discount > 10_000n || tax > 10_000n) return undefined
  return { quantity, price, discount, tax }
}

export const discountOf = (form: Form): bigint | undefined => {
  const discount = parseDecimal(form.discount || '0', 2)
  return discount !== undefined && discount <= 10_000n ? discount : undefined
}

/** Sums of what can be read already. */
export function formSums(form: Form, currency: string): Sums {
  const items = form.lines.flatMap((line) => itemOf(line, currency) ?? [])
  return sumsOf(items, discountOf(form) ?? 0n)
}

/** The first line that cannot be saved yet, counted from 1. */
export function firstIncomplete(form: Form, currency: string): number | undefined {
  const at = form.lines.findIndex((line) => !isBlank(line) && (!line.title.trim() || !itemOf(line, currency)))
  return at < 0 ? undefined : at + 1
}

/** What is sent to the server; undefined while something cannot be saved. */
export function toPatch(form: Form, currency: string): Omit<Schemas['negotiation.QuotePatch'], 'version'> | undefined {
  const discount = discountOf(form)
  if (firstIncomplete(form, currency) !== undefined || discount === undefined || !form.title.trim() || !form.valid_until) return undefined
  const lines = form.lines.filter((line) => !isBlank(line)).map((line) => {
    const item = itemOf(line, currency)!
    return {
      ...(line.product_id ? { product_id: line.product_id } : {}),
      title: line.title.trim(), description: line.description, unit: line.unit,
      quantity: formatDecimal(item.quantity, 3), unit_price: { amount: formatDecimal(item.price, placesOf(currency), true), currency },
      discount: Number(item.discount), tax_rate: Number(item.tax),
    }
  })
  return { title: form.title.trim(), valid_until: form.valid_until, intro: form.intro, terms: form.terms, discount: Number(discount), lines }
}
