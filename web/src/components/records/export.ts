import type { CrmRecord, ObjectType } from '~/api/hubspot'
import { downloadCsv } from '~/lib/csv'
import type { Column } from './columns'

/** Writes the records with the shown columns. */
export function exportRecords(object: ObjectType, records: CrmRecord[], columns: Column[]): void {
  const rows = records.map((record) => [record.id, ...columns.map((column) => column.text(record))])
  downloadCsv(`${object}.csv`, [['id', ...columns.map((column) => column.label)], ...rows])
}
