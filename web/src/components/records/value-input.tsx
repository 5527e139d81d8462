import { NumberInput, Select, Textarea, TextInput } from '@mantine/core'
import { useRef, useState, type KeyboardEvent } from 'react'
import type { Property } from '~/api/hubspot'
import { choicesOf, isChoice, specialOf, type Words } from './values'

interface Props {
  property: Property
  value: string
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
        error={error}
        onChange={(next) => onCommit(next ?? '')}
        onBlur={onCancel}
        onKeyDown={(event) => event.key === 'Escape' && onCancel()}
      />
    )
  }
  return <TypedInput {...props} />
}

function TypedInput({ property, value, label, error, onCommit, onCancel }: Props) {
  const [text, setText] = useState(() => toInput(property, value))
  const settled = useRef(false)
  const commit = () => {
    if (settled.current) return
    settled.current = true
    const next = fromInput(property, text.trim())
    if (next === value) onCancel()
    else onCommit(next)
  }
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !(property.fieldType === 'textarea' && event.shiftKey)) {
      event.preventDefault()
      settled.current = false
      commit()
    }
    if (event.key === 'Escape') {
      event.preventDefault()
      event.stopPropagation()
      settled.current = true
      onCancel()
    }
  }
  const shared = { 'aria-label': label, autoFocus: true, error, onBlur: commit, onKeyDown: keys }
  const change = (next: string) => {
    settled.current = false
    setText(next)
  }
  if (property.fieldType === 'textarea') {
    return <Textarea {...shared} value={text} autosize minRows={2} maxRows={8} onChange={(event) => change(event.currentTarget.value)} />
  }
  if (property.type === 'number' || specialOf(property) === 'money') {
    return <NumberInput {...shared} value={text} hideControls thousandSeparator="," decimalScale={specialOf(property) === 'money' ? 2 : 6} onChange={(next) => change(String(next))} />
  }
  const type = property.type === 'date' || property.type === 'datetime' ? 'date' : specialOf(property) === 'email' ? 'email' : 'text'
  return <TextInput {...shared} type={type} value={text} onChange={(event) => change(event.currentTarget.value)} />
}

/** Times are edited by their day in the reader's zone. */
export function toInput(property: Property, value: string): string {
  if (property.type !== 'datetime' || value === '') return value
  const date = new Date(value)
  return Number.isNaN(date.getTime()) ? '' : new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 10)
}

export function fromInput(property: Property, text: string): string {
  if (property.type !== 'datetime' || text === '') return text
  return new Date(`${text}T12:00:00`).toISOString()
}
