import { useMemo } from 'react'
import type { Property } from '~/api/types'
import { propertyColumn, type Column } from './columns'
import type { ColumnChoice } from './column-menu'
import type { ListDefinition } from './record-list'
import type { Words } from './values'

/** The chosen columns ready to draw, and all there are to choose from. */
export function useColumns(list: ListDefinition, properties: Property[], words: Words, chosen: string[]): { columns: Column[]; choices: ColumnChoice[] } {
  return useMemo(() => {
    const own = list.own(words).map((column): Column => ({ ...column, text: column.text ?? ((record) => record.properties[column.name] ?? '') }))
    const taken = new Set(own.map((column) => column.name))
    const byName = new Map<string, Column>(own.map((column) => [column.name, column]))
    for (const property of properties) {
      if (!taken.has(property.name) && !property.hidden) byName.set(property.name, propertyColumn(property, words, list.labels[property.name]))
    }
    const columns = chosen.flatMap((name) => byName.get(name) ?? [])
    return {
      columns: columns.length > 0 ? columns : own.slice(0, 1),
      choices: [...byName.values()].map(({ name, label }) => ({ name, label })),
    }
  }, [list, properties, words, chosen])
}
