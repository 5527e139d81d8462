import type { CrmRecord, ObjectType, SearchBody } from '~/api/hubspot'
import { downloadCsv } from '~/lib/csv'
import type { Column } from './columns'
import { search } from './queries'

const most = 10_000

/** Writes the records the search finds, in its order, with the shown columns. Answers how many. */
export async function exportSearch(object: ObjectType, body: SearchBody, columns: Column[]): Promise<number> {
  const records: CrmRecord[] = []
  let after: string | undefined
  do {
    const page = await search(object, { ...body, limit: 200, ...(after ? { after } : {}) })
    records.push(...page.results)
    after = page.paging?.next?.after
  } while (after && records.length < most)
  exportRecords(object, records, columns)
  return records.length
}

export function exportRecords(object: ObjectType, records: CrmRecord[], columns: Column[]): void {
  const rows = records.map((record) => [record.id, ...columns.map((column) => column.text(record))])
  downloadCsv(`${object}.csv`, [['id', ...columns.map((column) => column.label)], ...rows])
}
