import { Select, Textarea, TextInput } from '@mantine/core'
import { useRef, useState, type FocusEvent, type KeyboardEvent } from 'react'
import type { Property } from '~/api/types'
import { t } from '~/app/messages'
import { choicesOf, isChoice, isLongText, specialOf, type Words } from './values'

interface Props {
  property: Property
  value: string
  /** What was typed before and could not be saved. */
  tried?: string | undefined
  words: Words
  label: string
  error?: string | undefined
  onCommit: (value: string) => void
  onCancel: () => void
}

/** One value being edited: Enter or leaving saves, Esc restores. Choices save when chosen. */
export function ValueInput(props: Props) {
  const { property, words, value, label, error, onCommit, onCancel } = props
  if (isChoice(property) && property.fieldType !== 'checkbox') {
    return (
      <Select
        aria-label={label}
        data={choicesOf(property, words)}
        value={value || null}
        defaultDropdownOpened
        autoFocus
        searchable
        clearable
        allowDeselect={false}
        error={error}
        onChange={(next) => onCommit(next ?? '')}
        onBlur={onCancel}
        onKeyDown={(event) => event.key === 'Escape' && onCancel()}
      />
    )
  }
  return <TypedInput {...props} />
}

function TypedInput({ property, value, tried, label, error, onCommit, onCancel }: Props) {
  const [start] = useState(value)
  const [text, setText] = useState(() => tried ?? toInput(property, value))
  const [wrong, setWrong] = useState<string>()
  const settled = useRef(false)
  const commit = (input: HTMLInputElement | HTMLTextAreaElement) => {
    if (settled.current) return
    settled.current = true
    // A half-typed date reads as empty; it must not clear what is stored.
    if (input.validity.badInput) return setWrong(t('facts.not_a_date'))
    const next = fromInput(property, text.trim())
    if (next === undefined) return setWrong(t('facts.not_a_number'))
    if (next === start) onCancel()
    else onCommit(next)
  }
  const keys = (event: KeyboardEvent<HTMLInputElement | HTMLTextAreaElement>) => {
    if (event.key === 'Enter' && !(isLongText(property) && event.shiftKey)) {
      event.preventDefault()
      settled.current = false
      commit(event.currentTarget)
    }
    if (event.key === 'Escape') {
      event.preventDefault()
      event.stopPropagation()
      settled.current = true
      onCancel()
    }
  }
  const change = (next: string) => {
    settled.current = false
    setWrong(undefined)
    setText(next)
  }
  const shared = {
    'aria-label': label,
    autoFocus: true,
    error: wrong ?? error,
    onBlur: (event: FocusEvent<HTMLInputElement | HTMLTextAreaElement>) => commit(event.currentTarget),
    onKeyDown: keys,
  }
  if (isLongText(property)) {
    return <Textarea {...shared} value={text} autosize minRows={2} maxRows={8} onChange={(event) => change(event.currentTarget.value)} />
  }
  const type = property.type === 'date' || property.type === 'datetime' ? 'date' : specialOf(property) === 'email' ? 'email' : 'text'
  const inputMode = property.type === 'number' ? 'decimal' : undefined
  return <TextInput {...shared} type={type} inputMode={inputMode} value={text} onChange={(event) => change(event.currentTarget.value)} />
}

/** Times are edited by their day in the reader's zone. */
export function toInput(property: Property, value: string): string {
  if (property.type !== 'datetime' || value === '') return value
  const date = new Date(value)
  return Number.isNaN(date.getTime()) ? '' : new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 10)
}

/** The value as it travels; nothing where the text is none of this property. */
export function fromInput(property: Property, text: string): string | undefined {
  if (text === '') return text
  if (property.type === 'number') return readNumber(text)
  return property.type === 'datetime' ? new Date(`${text}T12:00:00`).toISOString() : text
}

/** '12,500.50' and '12 500.50' are 12500.50, as numbers are shown. */
function readNumber(text: string): string | undefined {
  const plain = /^-?\d{1,3}([, ]\d{3})+(\.\d+)?$/.test(text) ? text.replace(/[, ]/g, '') : text
  return /^-?(\d+\.?\d*|\.\d+)$/.test(plain) ? plain : undefined
}
