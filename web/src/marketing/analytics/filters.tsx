import { Autocomplete, Button, Popover, Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { t } from '~/app/messages'
import { matches, withFilter, without, type Filter, type Match } from './address'
import { fieldNames, sayValue, storedValue, type Field } from './fields'
import { ask } from './queries'
import { panelBody, type Scope } from './stats'
import styles from './toolbar.module.css'

interface Props {
  filters: Filter[]
  onChange: (filters: Filter[]) => void
}

export function FilterChips({ filters, onChange }: Props) {
  return filters.map(({ field, match, value }) => (
    <span key={field} className={styles.chip}>
      <span className={styles.part}>{t(`analytics.field.${field}`)}</span>
      <span className={styles.operator}>{t(`analytics.${match}`)}</span>
      <span className={styles.value} title={value}>{sayValue(field, value)}</span>
      <button type="button" className={styles.remove} aria-label={t('analytics.filter.remove', { name: t(`analytics.field.${field}`) })} onClick={() => onChange(without(filters, field))}>
        <IconX size={13} stroke={1.75} />
      </button>
    </span>
  ))
}

export function AddFilter({ filters, scope, onChange }: Props & { scope: Scope }) {
  const [opened, setOpened] = useState(false)
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" width={260} trapFocus>
      <Popover.Target>
        <button type="button" className={styles.add} onClick={() => setOpened((now) => !now)}><IconPlus size={14} stroke={1.75} aria-hidden />{t('analytics.filter')}</button>
      </Popover.Target>
      <Popover.Dropdown>
        {opened && (
          <FilterForm
            scope={scope}
            onAdd={(filter) => {
              onChange(withFilter(filters, filter))
              setOpened(false)
            }}
          />
        )}
      </Popover.Dropdown>
    </Popover>
  )
}

const inside = { withinPortal: false }

function FilterForm({ scope, onAdd }: { scope: Scope; onAdd: (filter: Filter) => void }) {
  const [field, setField] = useState<Field>('source')
  const [match, setMatch] = useState<Match>('is')
  const [text, setText] = useState('')
  const known = useKnownValues(scope, field)
  const value = known.find((one) => sayValue(field, one) === text) ?? storedValue(field, text.trim())
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (value !== '') onAdd({ field, match, value })
      }}
    >
      <Select label={t('analytics.filter.field')} comboboxProps={inside} allowDeselect={false} value={field} data={fieldNames.map((name) => ({ value: name, label: t(`analytics.field.${name}`) }))}
        onChange={(next) => {
          setField((next ?? 'source') as Field)
          setText('')
        }} />
      <Select label={t('analytics.filter.match')} comboboxProps={inside} allowDeselect={false} value={match} data={matches.map((one) => ({ value: one, label: t(`analytics.${one}`) }))} onChange={(next) => setMatch((next ?? 'is') as Match)} />
      <Autocomplete label={t('analytics.filter.value')} comboboxProps={inside} limit={8} required withAsterisk={false} value={text} data={[...new Set(known.map((one) => sayValue(field, one)))]} onChange={setText} />
      <Button type="submit" variant="filled" disabled={value === ''}>{t('analytics.filter.add')}</Button>
    </form>
  )
}

/** What occurred in the period, to choose from. */
function useKnownValues(scope: Scope, field: Field): string[] {
  const body = panelBody({ ...scope, filters: [] }, field, 200)
  const answer = useQuery({ queryKey: ['analytics', body], queryFn: ({ signal }) => ask(body, signal) })
  return (answer.data?.results ?? []).map((row) => row.dimensions[0] ?? '').filter((value) => value !== '' && value !== 'pageview')
}
