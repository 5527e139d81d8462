import type { CrmRecord, ObjectType, Owner, Pipeline, Property } from '~/api/types'
import { t } from '~/app/messages'
import type { FilterOperator } from '~/lib/filters'
import { formatDate, formatDateTime, formatMoney, formatNumber } from '~/lib/format'
import { kindOf } from './kinds'
import { ownerName, sayOwner } from './queries'
import { stageShort } from '../stage-glyph'

export const ownerProperty = 'hubspot_owner_id'
export const stageProperty = 'lifecyclestage'

/** What a list can be filtered by: a property, or a field of our own with the operators it can be asked with. */
export type Field = Pick<Property, 'name' | 'label' | 'type' | 'fieldType' | 'options'> & { hidden?: boolean; operators?: FilterOperator[] }

/** A field with choices, which a list may be asked for one or several of. */
export const choiceField = (name: string, label: string, options: Choice[]): Field => ({
  name, label, type: 'enumeration', fieldType: 'select', operators: ['in'],
  options: options.map((option, displayOrder) => ({ ...option, displayOrder })),
})

/** Archived ones instead of the others. Slices of bin/new-feature use it. */
export const archivedField: Field = choiceField('archived', t('list.archived'), [{ value: 'true', label: t('value.yes') }])

/** What is needed to say a value in words. */
export interface Words {
  owners: Owner[]
  pipelines: Pipeline[]
  currency: string
}

export type Special = 'owner' | 'lifecycle' | 'pipeline' | 'dealstage' | 'money' | 'score' | 'email' | 'phone' | 'link' | undefined

const moneyProperties = ['amount', 'annualrevenue', 'price', 'hs_cost_of_goods_sold']

/** What its amounts are in, where a record says so; the company's currency otherwise. */
export const currencyProperties = ['deal_currency_code', 'currency', 'hs_line_item_currency_code']
export const currencyOf = (record: Pick<CrmRecord, 'properties'>): string | undefined =>
  currencyProperties.map((name) => record.properties[name]).find((code) => code && /^[A-Z]{3}$/.test(code)) ?? undefined

/** How a property is shown and asked for beyond its type. */
export function specialOf(property: Pick<Property, 'name' | 'fieldType' | 'type'>): Special {
  if (property.name === ownerProperty) return 'owner'
  if (property.name === stageProperty) return 'lifecycle'
  if (property.name === 'pipeline' || property.name === 'hs_pipeline') return 'pipeline'
  if (property.name === 'dealstage' || property.name === 'hs_pipeline_stage') return 'dealstage'
  if (property.name === 'hubspotscore') return 'score'
  if (moneyProperties.includes(property.name)) return 'money'
  if (property.name === 'email') return 'email'
  if (property.fieldType === 'phonenumber' || property.name === 'phone' || property.name === 'mobilephone') return 'phone'
  if (property.name === 'website' || property.name === 'domain') return 'link'
  return undefined
}

/** 'Grand total' of what a value reads like, empty for none, and while the names it needs are on their way. */
export function sayValue(property: Field, value: string | null | undefined, words: Words, currency = words.currency): string {
  if (value === null || value === undefined || value === '') return ''
  switch (specialOf(property)) {
    case 'owner':
      return words.owners.length === 0 ? '' : sayOwner(words.owners, value)
    case 'lifecycle':
      return stageShort(value)
    case 'pipeline':
      return words.pipelines.find((pipeline) => pipeline.id === value)?.label ?? orWaits(words.pipelines, value)
    case 'dealstage':
      return words.pipelines.flatMap((pipeline) => pipeline.stages).find((stage) => stage.id === value)?.label ?? orWaits(words.pipelines, value)
    case 'money':
      return formatMoney(value, currency)
    default:
      return sayPlain(property, value)
  }
}

/** What is there no more bears its id; before anything is known nothing does. */
const orWaits = (known: unknown[], value: string): string => (known.length === 0 ? '' : value)

function sayPlain(property: Field, value: string): string {
  const label = (one: string) => property.options.find((option) => option.value === one)?.label ?? one
  switch (property.type) {
    case 'enumeration':
      return value.split(';').map(label).join(', ')
    case 'bool':
      return value === 'true' ? t('value.yes') : t('value.no')
    case 'number':
      return Number.isFinite(Number(value)) ? formatNumber(Number(value)) : value
    case 'date':
      return formatDate(value)
    case 'datetime':
      return formatDateTime(value)
    default:
      return value
  }
}

export interface Choice {
  value: string
  label: string
}

/** What one may choose from; empty for free input. */
export function choicesOf(property: Field, words: Words): Choice[] {
  switch (specialOf(property)) {
    case 'owner':
      return words.owners.filter((owner) => !owner.archived).map((owner) => ({ value: owner.id, label: ownerName(owner) }))
    case 'pipeline':
      return words.pipelines.map((pipeline) => ({ value: pipeline.id, label: pipeline.label }))
    case 'dealstage':
      return words.pipelines.flatMap((pipeline) => pipeline.stages).map((stage) => ({ value: stage.id, label: stage.label }))
    case 'lifecycle':
      return property.options.map((option) => ({ value: option.value, label: stageShort(option.value) }))
    default:
      return property.options.filter((option) => !option.hidden).map((option) => ({ value: option.value, label: option.label }))
  }
}

export const isChoice = (property: Field): boolean =>
  property.type === 'enumeration' || property.type === 'bool' || ['owner', 'pipeline', 'dealstage'].includes(specialOf(property) ?? '')

/** HubSpot's properties of a kind that hold whole texts, whatever their field says. */
const longTexts = ['content', 'description', 'about_us']
/** Several lines of text: written in an area, shown in full. */
export const isLongText = (property: Pick<Property, 'name' | 'type' | 'fieldType'>): boolean =>
  property.type === 'string' && (property.fieldType === 'textarea' || longTexts.includes(property.name))

/** Words, which are shown in full; addresses and numbers are cut where they are too long. */
export const isProse = (property: Field): boolean => property.type === 'string' && !specialOf(property) && !/url|domain/.test(property.name)

export const isReadOnly = (property: Property): boolean =>
  property.calculated || property.modificationMetadata.readOnlyValue

/** The name a person would use for a record, never empty. */
export function recordName(object: ObjectType, record: Pick<CrmRecord, 'properties'>): string {
  const value = (name: string) => record.properties[name]?.trim() ?? ''
  switch (object) {
    case 'contacts':
      return `${value('firstname')} ${value('lastname')}`.trim() || value('email') || value('phone') || t('record.unnamed')
    case 'companies':
      return value('name') || value('domain') || t('record.unnamed')
    case 'deals':
      return value('dealname') || t('record.unnamed')
    default:
      return value(kindOf(object)?.primary ?? '') || t('record.unnamed')
  }
}

export const nameProperties = {
  contacts: ['firstname', 'lastname', 'email', 'phone'],
  companies: ['name', 'domain'],
  deals: ['dealname'],
}

/** What is read of a record to name it. */
export function namedBy(object: ObjectType): string[] {
  if (object === 'contacts' || object === 'companies' || object === 'deals') return nameProperties[object]
  return [kindOf(object)?.primary ?? '']
}

export function propertyGlyphName(property: Field): 'choice' | 'number' | 'money' | 'date' | 'text' | 'person' | 'stage' | 'score' | 'email' | 'phone' | 'link' | 'yesno' {
  switch (specialOf(property)) {
    case 'owner': return 'person'
    case 'lifecycle':
    case 'dealstage': return 'stage'
    case 'money': return 'money'
    case 'score': return 'score'
    case 'email': return 'email'
    case 'phone': return 'phone'
    case 'link': return 'link'
    default:
      switch (property.type) {
        case 'enumeration': return 'choice'
        case 'bool': return 'yesno'
        case 'number': return 'number'
        case 'date':
        case 'datetime': return 'date'
        default: return 'text'
      }
  }
}
