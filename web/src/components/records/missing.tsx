import { t } from '~/app/messages'
import type { ColumnChoice } from './column-menu'
import type { ListState } from './use-list-state'
import type { Field } from './values'
import styles from './list-page.module.css'

interface Props {
  state: ListState
  fields: Field[]
  choices?: ColumnChoice[]
}

/** What a view names and the list no longer has: it shows the rest, and says so. */
export function Missing({ state, fields, choices }: Props) {
  const { view, filters, sort, columns, isReady } = state
  if (!isReady || !view.saved || fields.length === 0) return null
  const known = new Set(fields.map(({ name }) => name))
  const named = [...filters.map(({ property }) => property), ...(sort && choices ? [sort.property] : [])].filter((name) => !known.has(name))
  const unknown = choices ? columns.filter((column) => !choices.some(({ name }) => name === column)) : []
  const missing = [...new Set([...named, ...unknown])]
  if (missing.length === 0) return null
  return <p className={styles.missing} role="status">{t('views.missing', { names: missing.join(', '), n: missing.length })}</p>
}
