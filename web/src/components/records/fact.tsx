import { IconPencil } from '@tabler/icons-react'
import { useState, type ReactNode } from 'react'
import { ApiError } from '~/api/client'
import type { Property } from '~/api/hubspot'
import { t } from '~/app/messages'
import { explain } from '../failure'
import { ValueInput } from './value-input'
import { isReadOnly, sayValue, specialOf, type Words } from './values'
import styles from './facts.module.css'

interface Props {
  property: Property
  label: string
  value: string
  words: Words
  currency?: string | undefined
  mayEdit: boolean
  onSave: (value: string) => Promise<unknown>
  /** Another way to show the value, e.g. as a link to the company. */
  shown?: ReactNode
}

/** One line of the facts: a click edits in place, Enter saves, Esc restores; what the server says of it stands below. */
export function Fact({ property, label, value, words, currency, mayEdit, onSave, shown }: Props) {
  const [editing, setEditing] = useState(false)
  const [problem, setProblem] = useState<{ text: string; tried: string }>()
  const editable = mayEdit && !isReadOnly(property)
  const commit = async (next: string) => {
    setEditing(false)
    setProblem(undefined)
    try {
      await onSave(next)
    } catch (error) {
      setProblem({ text: error instanceof ApiError ? (error.fields[property.name] ?? error.message) : explain(error), tried: next })
      setEditing(true)
    }
  }
  const restore = () => {
    setEditing(false)
    setProblem(undefined)
  }
  if (editing) {
    return (
      <div className={styles.fact} data-editing>
        <dt>{label}</dt>
        <dd><ValueInput property={property} value={problem?.tried ?? value} words={words} label={label} error={problem?.text} onCommit={(next) => void commit(next)} onCancel={restore} /></dd>
      </div>
    )
  }
  const said = shown ?? show(property, value, words, currency)
  return (
    <div className={styles.fact} data-editable={editable || undefined} onClick={(event) => editable && !(event.target as HTMLElement).closest('a') && setEditing(true)}>
      <dt>{label}</dt>
      <dd>
        <span className={styles.value} title={typeof said === 'string' ? said : undefined}>{said || <span className={styles.nothing} aria-hidden>–</span>}</span>
        {editable && (
          <button type="button" className={styles.pencil} onClick={() => setEditing(true)} aria-label={t('facts.edit', { field: label })}>
            <IconPencil size={14} stroke={1.75} />
          </button>
        )}
      </dd>
    </div>
  )
}

function show(property: Property, value: string, words: Words, currency: string | undefined): ReactNode {
  const said = sayValue(property, value, words, currency)
  if (!said) return ''
  switch (specialOf(property)) {
    case 'email': return <a href={`mailto:${value}`}>{said}</a>
    case 'phone': return <a href={`tel:${value.replace(/[^\d+]/g, '')}`}>{said}</a>
    case 'link': return <a href={/^https?:\/\//.test(value) ? value : `https://${value}`} target="_blank" rel="noreferrer noopener">{said}</a>
    default: return said
  }
}
