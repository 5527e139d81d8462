import { Button, Checkbox, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { t } from '~/app/messages'
import { isComplete, isRelative, operatorsFor, type Filter, type FilterOperator } from '~/lib/filters'
import { choicesOf, isChoice, specialOf, type Choice, type Field, type Words } from './values'
import { me } from './views'
import styles from './filter-editor.module.css'

interface Props {
  filter: Filter
  property: Field
  words: Words
  /** Typed values count when confirmed. */
  onApply: (filter: Filter) => void
  /** Ticked values count at once. */
  onLive?: (filter: Filter) => void
}

export function FilterEditor({ filter, property, words, onApply, onLive }: Props) {
  const [draft, setDraft] = useState(filter)
  const kind = filterKind(property)
  const operators = property.operators ?? operatorsFor(kind)
  const change = (next: Filter) => {
    setDraft(next)
    if (kind === 'choice' && onLive && isComplete(next)) onLive(next)
  }
  const needsValue = draft.operator !== 'known' && draft.operator !== 'unknown'
  const setOperator = (operator: FilterOperator) => change({ ...draft, operator, values: sameValues(draft.operator, operator) ? draft.values : [] })
  return (
    <form
      className={styles.editor}
      onSubmit={(event) => {
        event.preventDefault()
        if (isComplete(draft)) onApply(draft)
      }}
    >
      {operators.length > 1 && (
        <Select
          aria-label={t('filter.operator')}
          data={operators.map((operator) => ({ value: operator, label: t(`operator.${operator}`) }))}
          value={draft.operator}
          onChange={(value) => value && setOperator(value as FilterOperator)}
          allowDeselect={false}
          comboboxProps={{ withinPortal: false }}
        />
      )}
      {needsValue && (kind === 'choice' ? (
        <ChoiceList choices={withMyself(property, choicesOf(property, words))} chosen={draft.values} onChange={(values) => change({ ...draft, values })} />
      ) : (
        <Typed draft={draft} kind={kind} onChange={(values) => setDraft({ ...draft, values })} />
      ))}
      {(kind !== 'choice' || !onLive || !needsValue) && <Button type="submit" variant="filled" disabled={!isComplete(draft)}>{t('filter.apply')}</Button>}
    </form>
  )
}

const sameValues = (a: FilterOperator, b: FilterOperator) => isRelative(a) === isRelative(b) && (a === 'between') === (b === 'between')

export function filterKind(property: Field) {
  if (isChoice(property)) return 'choice' as const
  if (property.type === 'number') return 'number' as const
  return property.type === 'date' || property.type === 'datetime' ? ('date' as const) : ('text' as const)
}

export function startFilter(property: Field): Filter {
  const operator = operatorsFor(filterKind(property))[0]!
  return { property: property.name, operator, values: operator === 'in_last' ? ['7'] : [] }
}

function withMyself(property: Field, choices: Choice[]): Choice[] {
  return specialOf(property) === 'owner' ? [{ value: me, label: t('filter.me') }, ...choices] : choices
}

function Typed({ draft, kind, onChange }: { draft: Filter; kind: 'text' | 'number' | 'date'; onChange: (values: string[]) => void }) {
  const isDay = kind === 'date' && !isRelative(draft.operator)
  const type = isDay ? 'date' : kind === 'text' ? 'text' : 'number'
  const field = (at: number, label: string) => (
    <TextInput
      aria-label={label}
      type={type}
      data-autofocus={at === 0 || undefined}
      value={draft.values[at] ?? ''}
      rightSection={isRelative(draft.operator) ? <span className={styles.unit}>{t('filter.unit_days')}</span> : undefined}
      rightSectionWidth={52}
      onChange={(event) => {
        const next = [draft.values[0] ?? '', ...(draft.operator === 'between' ? [draft.values[1] ?? ''] : [])]
        next[at] = event.currentTarget.value
        onChange(next)
      }}
    />
  )
  if (draft.operator !== 'between') return field(0, t('filter.value'))
  return <div className={styles.pair}>{field(0, t('filter.from'))}<span>–</span>{field(1, t('filter.to'))}</div>
}

function ChoiceList({ choices, chosen, onChange }: { choices: Choice[]; chosen: string[]; onChange: (values: string[]) => void }) {
  const [find, setFind] = useState('')
  const shown = choices.filter((choice) => choice.label.toLowerCase().includes(find.toLowerCase()))
  return (
    <div>
      {choices.length > 8 && (
        <TextInput aria-label={t('filter.find_value')} placeholder={t('filter.find_value')} value={find} onChange={(event) => setFind(event.currentTarget.value)} mb={4} />
      )}
      <div className={styles.choices}>
        {shown.map((choice) => (
          <Checkbox
            key={choice.value}
            label={choice.label}
            checked={chosen.includes(choice.value)}
            onChange={(event) => onChange(event.currentTarget.checked ? [...chosen, choice.value] : chosen.filter((value) => value !== choice.value))}
          />
        ))}
        {shown.length === 0 && <p className={styles.none}>{t('filter.no_values')}</p>}
      </div>
    </div>
  )
}
