import { downloadCsv } from '~/lib/csv'
import type { TableColumn } from './table'

/** Writes the rows with the shown columns. */
export function exportRows<T>(name: string, rows: T[], idOf: (row: T) => string, columns: TableColumn<T>[]): void {
  downloadCsv(`${name}.csv`, [['id', ...columns.map((column) => column.label)], ...rows.map((row) => [idOf(row), ...columns.map((column) => column.text(row))])])
}
