import { formatNumber } from './format'

export type Values = Record<string, string | number>

/**
 * Fills a message: `{name}` takes a value (numbers are grouped), `{n:lead|leads}` takes the word that fits the number n.
 */
export function fill(message: string, values: Values = {}): string {
  return message.replace(/\{(\w+)(?::([^|}]*)\|([^}]*))?\}/g, (whole, name: string, one?: string, many?: string) => {
    const value = values[name]
    if (value === undefined) return whole
    if (one !== undefined && many !== undefined) return Number(value) === 1 ? one : many
    return typeof value === 'number' ? formatNumber(value) : value
  })
}
