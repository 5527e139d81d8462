import { IconExternalLink, IconMail, IconPencil, IconPhone, type TablerIcon } from '@tabler/icons-react'
import { useState, type ReactNode } from 'react'
import { ApiError } from '~/api/client'
import type { Property } from '~/api/types'
import { t } from '~/app/messages'
import { Bones } from '../bones'
import { explain } from '../failure'
import { ValueInput } from './value-input'
import { isProse, isReadOnly, sayValue, specialOf, type Words } from './values'
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
  /** A whole text, in full below its label. */
  wide?: boolean | undefined
}

/** One line of the facts: a click edits in place, Enter saves, Esc restores; what the server says of it stands below. */
export function Fact({ property, label, value, words, currency, mayEdit, onSave, shown, wide }: Props) {
  const [editing, setEditing] = useState(false)
  /** The value when the editing began, or the other one the person was told of. */
  const [known, setKnown] = useState(value)
  const [problem, setProblem] = useState<{ text: string; tried?: string }>()
  const editable = mayEdit && !isReadOnly(property)
  const edit = () => {
    setKnown(value)
    setEditing(true)
  }
  const commit = async (next: string) => {
    if (value !== known && value !== next) {
      setKnown(value)
      setProblem({ text: t('facts.changed_meanwhile', { value: sayValue(property, value, words, currency) || t('value.empty') }) })
      return
    }
    setEditing(false)
    setProblem(undefined)
    try {
      await onSave(next)
    } catch (error) {
      setProblem({ text: error instanceof ApiError ? (error.fields[property.name] ?? error.message) : explain(error), tried: next })
      edit()
    }
  }
  const restore = () => {
    setEditing(false)
    setProblem(undefined)
  }
  if (editing) {
    return (
      <div className={styles.fact} data-editing data-wide={wide}>
        <dt>{label}</dt>
        <dd><ValueInput property={property} value={value} tried={problem?.tried} words={words} label={label} error={problem?.text} onCommit={(next) => void commit(next)} onCancel={restore} /></dd>
      </div>
    )
  }
  const said = sayValue(property, value, words, currency)
  // What names stages and people is on its way.
  const waits = !shown && value !== '' && said === ''
  const way = said && !shown ? wayTo(property, value) : undefined
  return (
    <div className={styles.fact} data-wide={wide} data-wraps={isProse(property) || undefined} data-editable={editable || undefined} onClick={(event) => editable && !(event.target as HTMLElement).closest('a') && edit()}>
      <dt>{label}</dt>
      <dd>
        <span className={styles.value} title={shown ? undefined : said}>
          {waits ? <Bones widths={['60%']} /> : (shown ?? (way && !editable ? <a {...way.link}>{said}</a> : said)) || <span className={styles.nothing} aria-hidden>–</span>}
        </span>
        <span className={styles.tools}>
          {way && editable && <a {...way.link} className={styles.tool} aria-label={t(way.label, { value: said })}><way.Icon size={14} stroke={1.75} /></a>}
          {editable && (
            <button type="button" className={styles.tool} onClick={edit} aria-label={t('facts.edit', { field: label })}>
              <IconPencil size={14} stroke={1.75} />
            </button>
          )}
        </span>
      </dd>
    </div>
  )
}

interface Way {
  link: { href: string; target?: string; rel?: string }
  label: 'facts.write' | 'facts.call' | 'facts.open'
  Icon: TablerIcon
}

/** Where an address or a number leads. Its text is for editing, so the way there has a mark of its own. */
function wayTo(property: Property, value: string): Way | undefined {
  switch (specialOf(property)) {
    case 'email': return { link: { href: `mailto:${value}` }, label: 'facts.write', Icon: IconMail }
    case 'phone': return { link: { href: `tel:${value.replace(/[^\d+]/g, '')}` }, label: 'facts.call', Icon: IconPhone }
    case 'link': {
      const href = /^https?:\/\//.test(value) ? value : `https://${value}`
      return { link: { href, target: '_blank', rel: 'noreferrer noopener' }, label: 'facts.open', Icon: IconExternalLink }
    }
    default: return undefined
  }
}
