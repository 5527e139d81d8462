// What is typed into the builder, understood by what things are called: each entry says how well it fits, and as what.
import type { Property } from '~/api/types'
import { t } from '~/app/messages'
import { filterKind, startFilter } from '~/components/records/filter-editor'
import { choicesOf } from '~/components/records/values'
import { operatorsFor, type Filter, type FilterOperator } from '~/lib/filters'
import { conditionOf, type Speech } from './say'
import type { Condition, Consent, Did, Own } from './tree'

export interface Understood {
  condition: Condition
  /** More is better; nothing fits below it. */
  fit: number
}

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[“”"‘’'(),;:.!?]/g, '').trim()
const fillers = new Set(['a', 'an', 'the', 'of', 'is', 'in', 'to', 'or', 'and', 'for', 'with', 'who', 'whose', 'was', 'has', 'have', 'times', 'time', 'days'])
const wordsOf = (text: string): string[] => text.split(/\s+/).filter((word) => plain(word) !== '')
const isFiller = (word: string): boolean => fillers.has(plain(word))
/** 'mail' and 'mails', 'elec' and 'Electricians'. */
const isLike = (typed: string, word: string): boolean => typed === word || (typed.length > 1 && word.startsWith(typed)) || (word.length > 2 && typed.startsWith(word) && typed.length - word.length <= 2)

/** How much of a name was typed, and what was typed beside it. */
function named(typed: string, name: string): { matched: number; missing: number; rest: string[] } {
  const left = wordsOf(name).map(plain).filter((word) => !fillers.has(word))
  let matched = 0
  const rest = wordsOf(typed).filter((word) => {
    if (isFiller(word)) return true
    const at = left.findIndex((one) => isLike(plain(word), one))
    if (at < 0) return true
    matched += left[at] === plain(word) ? 1.2 : 1
    left.splice(at, 1)
    return false
  })
  return { matched, missing: left.length, rest }
}
const unused = (rest: string[]): number => rest.filter((word) => !isFiller(word)).length
const fitOf = ({ matched, missing, rest }: ReturnType<typeof named>, extra = 0): number => (matched + extra > 0 ? matched + extra - 0.15 * missing - 0.5 * unused(rest) : 0)

/** What an operator is called, and what else people type for it. */
const also: Partial<Record<FilterOperator, string[]>> = {
  in: ['any of', 'is one of', 'one of', 'is', 'are', 'in', '='], not_in: ['none of', 'is not', 'not', '!='],
  is: ['equals', '='], is_not: ['not', '!='], contains: ['has', '~'], not_contains: ['without'],
  at_least: ['is at least', 'from', '>='], at_most: ['is at most', 'up to', '<='], more: ['is more than', 'over', 'above', '>'], less: ['is less than', 'under', 'below', '<'],
  in_last: ['in last', 'within', 'last'], ago: ['more than', 'not in the last'], in_next: ['in next', 'next'], after: ['after', 'since'], known: ['known'], unknown: ['unknown', 'is empty'],
}

function operatorIn(rest: string, operators: FilterOperator[]): { operator: FilterOperator | undefined; value: string } {
  const lower = rest.toLowerCase()
  const found = operators
    .flatMap((operator) => [t(`operator.${operator}`), ...(also[operator] ?? [])].map((words) => ({ operator, words })))
    .filter(({ words }) => lower === words || lower.startsWith(`${words} `) || (/^[!<>=~]+$/.test(words) && lower.startsWith(words)))
    .toSorted((a, b) => b.words.length - a.words.length)[0]
  return { operator: found?.operator, value: rest.slice(found?.words.length ?? 0).trim() }
}

/** Choices that are named in a row: 'electricians, plumbers or roofers'. */
function chosenIn(text: string, choices: { value: string; label: string }[]): { values: string[]; unknown: number } {
  const find = (piece: string) => {
    const typed = plain(piece)
    return typed.length < 2 ? undefined : (choices.find(({ label }) => plain(label) === typed) ?? (typed.length > 2 ? choices.find(({ label }) => plain(label).startsWith(typed)) : undefined))
  }
  const pieces = text.split(/,|\s+or\s+|\s+and\s+/).flatMap((piece) => (find(piece) ? [piece] : wordsOf(piece)))
  const found = pieces.map(find)
  return { values: [...new Set(found.flatMap((one) => (one ? [one.value] : [])))], unknown: pieces.filter((piece, at) => !found[at] && !isFiller(piece)).length }
}

export function asProperty(typed: string, property: Property, object: string, speech: Speech): Understood {
  const name = named(typed, property.label)
  const kind = filterKind(property)
  const { operator, value } = operatorIn(name.rest.join(' '), operatorsFor(kind))
  const start = startFilter(property)
  const as = (filter: Partial<Filter>, rest: number, extra: number): Understood => ({
    condition: conditionOf({ ...start, ...(operator && { operator }), ...filter }, property),
    fit: name.matched + extra > 0 ? name.matched + extra - 0.15 * name.missing - rest : 0,
  })
  const said = operator && name.matched > 0 ? 0.5 : 0
  if (operator === 'known' || operator === 'unknown') return as({ values: [] }, 0.5 * unused(wordsOf(value)), said)
  if (kind === 'choice') {
    const { values, unknown } = chosenIn(value, choicesOf(property, speech.words(object)))
    return as({ values }, 0.5 * unknown, said + values.length)
  }
  if (kind === 'text') return as({ values: name.matched > 0 && value ? [value.replace(/^["“]|["”]$/g, '')] : [] }, name.matched > 0 ? (operator ? 0 : 0.3 * wordsOf(value).length) : 10, said)
  const numbers = [...value.matchAll(/\d[\d.,-]*/g)].map(([one]) => one)
  const day = numbers.find((one) => /^\d{4}-\d\d-\d\d$/.test(one))
  const isDay = operator === 'before' || operator === 'after'
  const values = isDay ? (day ? [day] : []) : numbers.map((one) => one.replaceAll(',', ''))
  const least = operator === 'between' ? 2 : 1
  const rest = unused(wordsOf(value.replace(/\d[\d.,-]*/g, ' ')))
  return as({ values: name.matched > 0 && values.length >= least ? values.slice(0, least) : start.values }, 0.5 * rest, name.matched > 0 && values.length > 0 ? said + 0.5 : said)
}

export function asEvent(typed: string, event: Speech['events'][number], subjects: Map<string, string> | undefined): Understood {
  let rest = typed
  const take = (pattern: RegExp): RegExpExecArray | null => {
    const found = pattern.exec(rest)
    if (found) rest = rest.replace(found[0], ' ')
    return found
  }
  const condition: Did = { type: 'event', event: event.name, operator: 'at_least', times: 1, days: 30 }
  let extra = 0
  const often = take(/\b(at least|at most|exactly)\s+(\d+)(\s+times?)?\b/i)
  const bare = often ? null : take(/\b(\d+)\s*(?:times?|x)\b|\b(twice)\b/i)
  const days = take(/\b(?:(?:in|within|for)\s+)?(?:the\s+)?(?:last\s+|past\s+)?(\d+)\s*days?\b/i)
  if (often) Object.assign(condition, { operator: often[1]!.toLowerCase().replace(' ', '_'), times: Number(often[2]) })
  else if (bare) condition.times = bare[2] ? 2 : Number(bare[1])
  else if (take(/\b(never|no|not|none|nothing)\b/i)) Object.assign(condition, { operator: 'at_most', times: 0 })
  if (take(/\bever\b/i)) delete condition.days
  if (days) condition.days = Number(days[1])
  const path = event.comparing === 'path' ? take(/(^|\s)(\/\S*)/) : null
  if (path) condition.subject = path[2]!
  const about = [...(subjects ?? [])].filter(([, name]) => plain(rest).includes(plain(name)) && plain(name) !== '').toSorted(([, a], [, b]) => b.length - a.length)[0]
  if (about) {
    condition.subject = about[0]
    rest = plain(rest).replace(plain(about[1]), ' ')
  }
  extra += path ? 1 : about ? 1.5 : 0
  const name = named(rest, event.label)
  return { condition, fit: fitOf(name, name.matched > 0 ? extra + (often || bare || days ? 0.5 : 0) : extra) }
}

const stands: [RegExp, Consent['state']][] = [[/\b(no longer|withdr\w*|unsubscribed)\b/i, 'withdrawn'], [/\b(asked|confirm\w*|requested)\b/i, 'requested'], [/\b(never|not)\b/i, 'none']]

export function asConsent(typed: string, key: string, topic: string): Understood {
  const [pattern, state] = stands.find(([one]) => one.test(typed)) ?? [undefined, 'given' as const]
  const name = named(pattern ? typed.replace(pattern, ' ') : typed, `${t('segments.consent.given')} agrees ${topic}`)
  return { condition: { type: 'consent', topic_key: key, state }, fit: fitOf({ ...name, missing: 0 }) }
}

export function asNamed(typed: string, names: string, condition: Condition): Understood {
  return { condition, fit: fitOf(named(typed, names)) }
}

export function asOwn(typed: string, own: Speech['own'][number], blank: Own): Understood {
  const name = named(typed, own.label)
  const [only, ...others] = own.arguments
  const value = name.rest.filter((word) => !isFiller(word)).join(' ')
  if (only === undefined || others.length > 0 || name.missing > 0 || !value) return { condition: blank, fit: fitOf(name) }
  return { condition: { ...blank, arguments: { [only]: value } }, fit: name.matched }
}

const formula = new RegExp([
  String.raw`^(all|any|none) of\s*\(`, String.raw`^(did|has) [a-z]\w*`, '^consent "', String.raw`^member of \d`, '^found by "', String.raw`^meets \w+\s*\(`,
].join('|'))
const comparing = /^"?([\w.]+)"?\s*(=|!=|<=?|>=?|(not )?in\s*\(|between\s|is (un)?known$|contains\s|in the (last|next) \d|more than \d)/

/** Whether it reads as the text form, so that the server may be asked to read it. */
export function isFormula(typed: string, properties: Pick<Property, 'name'>[]): boolean {
  const text = typed.trim()
  const [, name] = comparing.exec(text) ?? []
  return (name !== undefined && properties.some((one) => one.name === name)) || (formula.test(text) && /["()]|\d+ (times|days)|^has \w+$/.test(text))
}
