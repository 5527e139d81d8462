// Numbers, money, dates and times as the reader sees them: in the reader's zone, in English words.
const locale = 'en-GB'

const numbers = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 })
const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 })
const symbols: Record<string, string> = { EUR: '€', USD: '$', GBP: '£', CHF: 'CHF', BRL: 'R$' }

export const formatNumber = (value: number): string => numbers.format(value)
export const formatWhole = (value: number): string => whole.format(value)

export function formatPercent(share: number, digits = 1): string {
  return `${(share * 100).toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits })} %`
}

/** A share above the whole says that the whole was not counted: leads that were imported had no visit here. */
export const formatRate = (rate: number | undefined, digits = 1): string => (rate === undefined || rate > 1 ? '–' : formatPercent(rate, digits))

/** `amount` is a decimal as it travels ('1234.50') or a number of whole units; cents are shown only where there are any. */
export function formatMoney(amount: string | number, currency = 'EUR'): string {
  const value = typeof amount === 'number' ? amount : Number(amount)
  if (!Number.isFinite(value)) return ''
  const digits = Math.abs(value % 1) < 0.005 ? 0 : 2
  const text = value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits })
  return `${text} ${symbols[currency] ?? currency}`
}

/** A sum in an overview: whole units, cents would only make it harder to compare. */
export const formatSum = (amount: string | number, currency = 'EUR'): string => formatMoney(Math.round(Number(amount)), currency)

/** An amount travels as '12175.00 EUR'; any other text stays as it is. */
export function sayAmount(text: string): string {
  const amount = /^(-?[\d.]+) ([A-Z]{3})$/.exec(text)
  return amount ? formatMoney(amount[1]!, amount[2]) : text
}

/** Minor units (cents) as they travel in our own API. */
export const formatMinor = (minor: number, currency = 'EUR'): string => formatMoney(minor / 100, currency)

/** Of what bears a number its letters: 'KW-0005' is KW. */
export function initials(name: string): string {
  const parts = name.replace(/@.*/, '').split(/[\s._-]+/).filter(Boolean)
  const words = parts.some(isWord) ? parts.filter(isWord) : parts
  const first = words[0]?.[0] ?? ''
  const last = words.length > 1 ? (words.at(-1)?.[0] ?? '') : (words[0]?.[1] ?? '')
  return (first + last).toUpperCase()
}

const isWord = (part: string): boolean => /^\p{L}/u.test(part)

type When = string | number | Date

export function toDate(when: When): Date {
  return typeof when === 'string' && /^\d{4}-\d\d-\d\d$/.test(when) ? new Date(`${when}T00:00:00`) : new Date(when)
}

const dayStart = (date: Date) => new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime()

/** Whole calendar days from `from` to `to` in the reader's zone: 0 today, 1 tomorrow, -1 yesterday. */
export function daysBetween(from: When, to: When): number {
  return Math.round((dayStart(toDate(to)) - dayStart(toDate(from))) / 86_400_000)
}

export function formatTime(when: When): string {
  return toDate(when).toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit' })
}

/** '9 Oct', with the year only where it is not this one. */
export function formatDay(when: When, now: Date = new Date()): string {
  const date = toDate(when)
  const year = date.getFullYear() === now.getFullYear() ? undefined : 'numeric'
  return date.toLocaleDateString(locale, { day: 'numeric', month: 'short', year })
}

export function formatDate(when: When): string {
  return toDate(when).toLocaleDateString(locale, { day: 'numeric', month: 'short', year: 'numeric' })
}

/** 'Friday 9 October' as the head of a day. */
export function formatLongDay(when: When, now: Date = new Date()): string {
  const date = toDate(when)
  const year = date.getFullYear() === now.getFullYear() ? undefined : 'numeric'
  return date.toLocaleDateString(locale, { weekday: 'long', day: 'numeric', month: 'long', year }).replace(',', '')
}

export function formatDateTime(when: When): string {
  return `${formatDate(when)}, ${formatTime(when)}`
}

/** Short and scannable: 'Now', '14:02', 'Yesterday', 'Tue', '9 Oct', '9 Oct 2025'. */
export function formatRecent(when: When, now: Date = new Date()): string {
  const date = toDate(when)
  const minutes = (now.getTime() - date.getTime()) / 60_000
  if (minutes >= 0 && minutes < 1) return 'Now'
  const days = daysBetween(now, date)
  if (days === 0) return formatTime(date)
  if (days === -1) return 'Yesterday'
  if (days === 1) return `Tomorrow ${formatTime(date)}`
  if (Math.abs(days) < 7) return date.toLocaleDateString(locale, { weekday: 'short' }) + (days > 0 ? ` ${formatTime(date)}` : '')
  return formatDay(date, now)
}

/** In a sentence: 'just now', '18 min ago', 'at 14:02', 'yesterday', 'on 9 Oct'. */
export function formatAgo(when: When, now: Date = new Date()): string {
  const date = toDate(when)
  const minutes = Math.floor((now.getTime() - date.getTime()) / 60_000)
  if (minutes < 1) return 'just now'
  if (minutes < 60) return `${minutes} min ago`
  const days = daysBetween(date, now)
  return days === 0 ? `at ${formatTime(date)}` : days === 1 ? 'yesterday' : `on ${formatDay(date, now)}`
}

/** '2 h 45', '18 min', '3 days': how long something lasts or is left. */
export function formatDuration(milliseconds: number): string {
  const minutes = Math.max(0, Math.round(milliseconds / 60_000))
  if (minutes < 60) return `${minutes} min`
  const hours = Math.floor(minutes / 60)
  if (hours < 24) return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${String(minutes % 60).padStart(2, '0')}`
  const days = Math.floor(hours / 24)
  return days === 1 ? '1 day' : `${formatNumber(days)} days`
}
