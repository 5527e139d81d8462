import { useQuery } from '@tanstack/react-query'
import type { ObjectType } from '~/api/types'
import { t } from '~/app/messages'
import { moment } from './moment'
import { readRecords } from './queries'
import { namedBy, recordName } from './values'

interface Asked {
  ids: string[]
  names: Promise<Map<string, string>>
}
const most = 100
const asked = new Map<ObjectType, Asked>()

/** What the rows of a list ask for in one moment is one request. */
function loadName(object: ObjectType, id: string): Promise<string> {
  let now = asked.get(object)
  if (!now || now.ids.length === most) {
    const ids: string[] = []
    now = { ids, names: moment().then(() => readNames(object, ids)) }
    asked.set(object, now)
  }
  now.ids.push(id)
  return now.names.then((names) => names.get(id) ?? t('record.gone'))
}

async function readNames(object: ObjectType, ids: string[]): Promise<Map<string, string>> {
  if (asked.get(object)?.ids === ids) asked.delete(object)
  const records = await readRecords(object, ids, namedBy(object))
  return new Map(records.map((record) => [record.id, recordName(object, record)]))
}

/** What a record is called; empty until it is known, and for none. */
export function useRecordName(object: ObjectType, id: string): string {
  const { data } = useQuery({ queryKey: ['record-name', object, id], queryFn: () => loadName(object, id), enabled: id !== '', meta: { watches: [`${object}:${id}`] } })
  return data ?? ''
}
