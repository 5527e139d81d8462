import { t } from '~/app/messages'
import { downloadCsv } from '~/lib/csv'
import { doneWith } from '~/lib/undo'
import type { TableColumn } from './table'

/** So many rows can be exported or changed at once. */
export const most = 10_000

/** Writes the rows with the shown columns. */
export function exportRows<T>(name: string, rows: T[], idOf: (row: T) => string, columns: TableColumn<T>[]): void {
  downloadCsv(`${name}.csv`, [['id', ...columns.map((column) => column.label)], ...rows.map((row) => [idOf(row), ...columns.map((column) => column.text(row))])])
  doneWith(t('list.exported', { n: rows.length }))
}
