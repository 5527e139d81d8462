// What a condition means, in the words of the screens: parts that are chosen stand out.
import type { Property as PropertyView, Schemas } from '~/api/types'
import { t } from '~/app/messages'
import { sayFilterValue } from '~/components/records/filter-chip'
import { choicesOf, specialOf, type Words } from '~/components/records/values'
import type { Filter, FilterOperator } from '~/lib/filters'
import { fromSearchFilter, toSearchFilter } from '~/lib/filters'
import type { Condition, Dated, Did, Property } from './tree'
import { inside, isGroup } from './tree'

/** What the words are made of: what things are called here. */
export interface Speech {
  /** The properties of contacts, and of kinds that they are linked with. */
  properties: (object: string) => PropertyView[]
  words: (object: string) => Words
  events: Schemas['segments.EventWord'][]
  own: Schemas['segments.OwnWord'][]
  /** 'a company' */
  kind: (object: string) => string
  topic: (key: string) => string
  segment: (id: string) => string
  /** What an event was about: the name of the form whose id it is. */
  subject: (event: Schemas['segments.EventWord'] | undefined, subject: string) => string
}

export interface Part {
  text: string
  /** Chosen, as a value is. */
  strong?: boolean
  /** One of several values in a row. */
  listed?: boolean
  /** There is no such thing any more. */
  gone?: boolean
}
const plain = (text: string): Part => ({ text })
const strong = (text: string): Part => ({ text, strong: true })

const relative: Partial<Record<FilterOperator, Dated['operator']>> = { in_last: 'in_the_last', ago: 'more_than_ago', in_next: 'in_the_next' }
const relativeBack = { in_the_last: 'in_last', more_than_ago: 'ago', in_the_next: 'in_next' } as const

/** A condition on a property as a filter of lists is edited. */
export function filterOf(condition: Property | Dated, property: PropertyView | undefined): Filter {
  if (condition.type === 'date') return { property: condition.propertyName, operator: relativeBack[condition.operator], values: [String(condition.days)] }
  return fromSearchFilter(condition, property)
}

export function conditionOf(filter: Filter, property: PropertyView | undefined): Property | Dated {
  const operator = relative[filter.operator]
  if (operator) return { type: 'date', propertyName: filter.property, operator, days: Math.max(0, Math.round(Number(filter.values[0] ?? 0))) }
  return { type: 'property', ...toSearchFilter(filter, property, 0) }
}

const mostTokens = 6

function sayProperty(condition: Property | Dated, object: string, speech: Speech): Part[] {
  const property = speech.properties(object).find(({ name }) => name === condition.propertyName)
  const filter = filterOf(condition, property)
  const name: Part = property ? strong(property.label) : { text: condition.propertyName, strong: true, gone: speech.properties(object).length > 0 }
  const operator = plain(t(`operator.${filter.operator}`))
  if (filter.values.length <= 1 || filter.operator === 'between') {
    const value = sayFilterValue(filter, property, speech.words(object))
    return [name, operator, ...(value ? [strong(value)] : [])]
  }
  const choices = property && specialOf(property) !== 'money' ? choicesOf(property, speech.words(object)) : []
  const said = filter.values.map((value) => choices.find((choice) => choice.value === value)?.label ?? value)
  return [name, operator, ...(said.length > mostTokens ? [strong(t('segments.values', { n: said.length }))] : said.map((text): Part => ({ text, strong: true, listed: true })))]
}

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)

function sayEvent(condition: Did, speech: Speech): Part[] {
  const event = speech.events.find(({ name }) => name === condition.event)
  return [
    event ? plain(lowerFirst(event.label)) : { text: condition.event, strong: true, gone: speech.events.length > 0 },
    ...(condition.subject ? [strong(speech.subject(event, condition.subject))] : []),
    strong(t(`segments.times.${condition.operator}`, { n: condition.times })),
    ...(condition.days ? [plain(t('segments.in_last')), strong(t('filter.days', { n: condition.days }))] : []),
  ]
}

/** One line; of a group its head. */
export function say(condition: Condition, object: string, speech: Speech): Part[] {
  switch (condition.type) {
    case 'property':
    case 'date': return sayProperty(condition, object, speech)
    case 'event': return sayEvent(condition, speech)
    case 'associated': return [plain(t('segments.linked_with')), strong(speech.kind(condition.object)), ...(inside(condition).length > 0 ? [plain(t('segments.where'))] : [])]
    case 'consent': return [plain(t(`segments.consent.${condition.state}`)), strong(speech.topic(condition.topic_key))]
    case 'segment': return [plain(t('segments.member_of')), strong(speech.segment(condition.segment_id))]
    case 'words': return [plain(t('segments.found_by')), strong(`“${condition.query}”`)]
    case 'feature': {
      const own = speech.own.find(({ name }) => name === condition.name)
      const said = Object.entries(condition.arguments).map(([name, value]) => strong(`${name}: ${value}`))
      return [own ? plain(lowerFirst(own.label)) : { text: condition.name, strong: true, gone: speech.own.length > 0 }, ...said]
    }
    default: return [plain(t(`segments.group.${condition.type}`))]
  }
}

const opposite: Partial<Record<FilterOperator, FilterOperator>> = { in: 'not_in', not_in: 'in', is: 'is_not', is_not: 'is', contains: 'not_contains', not_contains: 'contains', known: 'unknown', unknown: 'known' }

/** That a line does not hold, as a fact of its own: 'City is not Kiel'. */
function sayNot(condition: Condition, object: string, speech: Speech): Part[] {
  const line = say(condition, object, speech)
  switch (condition.type) {
    case 'property': {
      const property = speech.properties(object).find(({ name }) => name === condition.propertyName)
      const filter = filterOf(condition, property)
      const operator = opposite[filter.operator]
      return operator ? say(conditionOf({ ...filter, operator }, property), object, speech) : [plain(t('segments.not')), ...line]
    }
    case 'event': {
      if (condition.operator !== 'at_least') return [plain(t('segments.not')), ...line]
      const said = line.filter(({ text }) => text !== t('segments.times.at_least', { n: condition.times }))
      return condition.times <= 1 ? [plain(t('segments.never')), ...said] : [plain(t('segments.not')), ...line]
    }
    case 'associated': return [plain(t('segments.not_linked_with')), ...line.slice(1)]
    case 'segment': return [plain(t('segments.not_member_of')), ...line.slice(1)]
    default: return [plain(t('segments.not')), ...line]
  }
}

/** What nobody may be is said with a 'but' of its own. */
const between = (parts: Part[][], joint: string): Part[] =>
  parts.flatMap((part, at) => (at === 0 || part[0]?.text === t('segments.but_nobody') ? part : [plain(joint), ...part]))

function sayOne(condition: Condition, object: string, speech: Speech, holds = true): Part[] {
  if (isGroup(condition)) return sayGroup(condition.type, condition.conditions, object, speech)
  const line = holds ? say(condition, object, speech) : sayNot(condition, object, speech)
  const begin = plain(t(condition.type === 'property' || condition.type === 'date' ? 'segments.whose' : 'segments.who'))
  const linked = condition.type === 'associated' ? between(inside(condition).map((one) => (isGroup(one) ? sayOne(one, condition.object, speech) : say(one, condition.object, speech))), t('segments.and_its')) : []
  return [begin, ...line, ...linked]
}

function sayGroup(type: 'all' | 'any' | 'none', conditions: Condition[], object: string, speech: Speech): Part[] {
  const said = conditions.map((one) => sayOne(one, object, speech)).filter((parts) => parts.length > 0)
  if (said.length === 0) return type === 'any' ? [plain(t('segments.nobody'))] : []
  if (type === 'none') return [plain(t('segments.but_nobody')), ...between(said, t('segments.or'))]
  if (said.length === 1) return said[0]!
  return type === 'any' ? [plain(t('segments.either')), ...between(said, t('segments.or'))] : between(said, t('segments.and'))
}

/** 'a, b or c' */
const withJoints = (parts: Part[]): Part[] => parts.flatMap((part, at) => {
  if (!part.listed || !parts[at - 1]?.listed) return [part]
  return [plain(parts[at + 1]?.listed ? t('segments.comma') : t('segments.or')), part]
})

/** What is a comma stands right behind the word before it. */
const spaced = (parts: Part[]): Part[] => withJoints(parts).map((part, at) => (at === 0 || part.text.startsWith(',') ? part : { ...part, text: ` ${part.text}` }))
const textOf = (parts: Part[]): string => spaced(parts).map(({ text }) => text).join('')

export const sayLine = (condition: Condition, object: string, speech: Speech): string => textOf(say(condition, object, speech))
/** The same with all that is said of an associated record; as what is so, where it does not hold. */
export const sayInFull = (condition: Condition, object: string, speech: Speech, holds = true): string => textOf(sayOne(condition, object, speech, holds).slice(isGroup(condition) ? 0 : 1))

/** The whole as a sentence. */
export function sentence(tree: Condition, speech: Speech): Part[] {
  const said = sayOne(tree, 'contacts', speech)
  return said.length === 0 ? [plain(t('segments.everybody'))] : spaced([plain(t('segments.everyone')), ...said])
}
