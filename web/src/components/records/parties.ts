import { useQuery } from '@tanstack/react-query'
import { api } from '~/api/client'
import type { ObjectType } from '~/api/types'
import { kindOf } from './kinds'
import { useRecordName } from './record-name'

type Party = 'contacts' | 'companies'
type Asked = Map<string, string>

const most = 500
const asked = new Map<string, { ids: string[]; found: Promise<Asked> }>()

/** What the rows and cards shown ask for in one moment is one request. */
function loadFirst(from: ObjectType, to: Party, id: string): Promise<string> {
  const pair = `${from}/${to}`
  let now = asked.get(pair)
  if (!now || now.ids.length === most) {
    const ids: string[] = []
    now = { ids, found: Promise.resolve().then(() => readFirst(from, to, ids)) }
    asked.set(pair, now)
  }
  now.ids.push(id)
  return now.found.then((found) => found.get(id) ?? '')
}

/** The main one of several: the one with a label before the others. */
async function readFirst(from: ObjectType, to: Party, ids: string[]): Promise<Asked> {
  const pair = `${from}/${to}`
  if (asked.get(pair)?.ids === ids) asked.delete(pair)
  const { data } = await api.post('/crm/v4/associations/{from_type}/{to_type}/batch/read', { path: { from_type: from, to_type: to }, body: { inputs: ids.map((id) => ({ id })) } })
  const main = (links: (typeof data.results)[number]['to']) => links.find((one) => one.associationTypes.some(({ label }) => label)) ?? links[0]
  return new Map(data.results.map((one) => [one.from.id, main(one.to)?.toObjectId ?? '']))
}

function useFirst(from: ObjectType, to: Party, id: string): string {
  const isLinked = hasParty(from, to)
  const { data } = useQuery({ queryKey: ['first-linked', from, to, id], queryFn: () => loadFirst(from, to, id), enabled: isLinked, meta: { watches: [`${from}:${id}`] } })
  return data ?? ''
}

const hasParty = (object: ObjectType, party: Party) => kindOf(object)?.associated.includes(party) === true
/** Whether records of a kind belong to somebody. */
export const hasParties = (object: ObjectType) => hasParty(object, 'contacts') || hasParty(object, 'companies')

/** 'Ludmila Adler, Eriksen Catering': whom a record belongs to. */
export function useParties(object: ObjectType, id: string): string {
  const contact = useRecordName('contacts', useFirst(object, 'contacts', id))
  const company = useRecordName('companies', useFirst(object, 'companies', id))
  return [contact, company].filter(Boolean).join(', ')
}
