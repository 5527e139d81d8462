import type { CrmRecord, ObjectType } from '~/api/types'
import { formatMoney } from '~/lib/format'
import { kindOf } from './kinds'
import { placeOf } from './stages'
import { currencyOf, namedBy, type Words } from './values'

/** What is read to tell records of one name apart. */
const apart: Partial<Record<ObjectType, string[]>> = {
  contacts: ['company', 'email'],
  companies: ['domain', 'city'],
  deals: ['amount', 'deal_currency_code', 'pipeline', 'dealstage'],
  products: ['hs_sku', 'price', 'currency'],
}

export const toldApartBy = (object: ObjectType): string[] => [...new Set([...namedBy(object), ...(apart[object] ?? ofKind(object))])]

function ofKind(object: ObjectType): string[] {
  const place = placeOf(object)
  return kindOf(object)?.has_pipelines ? [place.pipeline, place.stage] : []
}

/** 'Eriksen Catering, stefan@eriksen.example' of what stands below a name. */
export function sayApart(object: ObjectType, record: CrmRecord, words: Words): string {
  const { properties } = record
  const stage = words.pipelines.flatMap((pipeline) => pipeline.stages).find((one) => one.id === properties[placeOf(object).stage])?.label
  const worth = properties['amount'] || properties['price']
  const parts = object === 'contacts' ? [properties['company'], properties['email']]
    : object === 'companies' ? [properties['domain'], properties['city']]
    : [properties['hs_sku'], worth && formatMoney(worth, currencyOf(record) ?? words.currency), stage]
  return parts.filter(Boolean).join(', ')
}
