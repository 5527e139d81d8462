import { Select } from '@mantine/core'
import { useState } from 'react'
import type { ObjectType, SearchFilter } from '~/api/types'
import { t } from '~/app/messages'
import { sayApart, toldApartBy } from './apart'
import { useSearch } from './queries'
import { useRecordName } from './record-name'
import { useWords } from './use-words'
import { recordName } from './values'
import styles from './record-select.module.css'

interface Props {
  object: ObjectType
  label: string
  /** Empty while none is chosen. */
  value: string
  onChange: (id: string) => void
  /** Those it may be; every one where nothing is said. */
  filters?: SearchFilter[]
  /** Offered where it is not there yet: one called as was typed. Answers its id. */
  create?: { label: (name: string) => string; hint: string; run: (name: string) => Promise<string> }
  clearable?: boolean
  error?: string | undefined
  withAsterisk?: boolean
  placeholder?: string
  'data-autofocus'?: boolean
}

/** The choice that makes one; ids are numbers. */
const fresh = '+'

/** One contact, company or deal, found by its words. */
export function RecordSelect({ object, value, onChange, filters, create, ...field }: Props) {
  const [words, setWords] = useState('')
  const chosen = useRecordName(object, value)
  const filterGroups = filters ? [{ filters }] : []
  const found = useSearch(object, { filterGroups, sorts: [], properties: toldApartBy(object), query: words === chosen ? '' : words.trim(), limit: 20 })
  const saying = useWords(object)
  const records = found.data?.pages[0]?.results ?? []
  const details = new Map(records.map((record) => [record.id, sayApart(object, record, saying)]))
  const data = records.map((record) => ({ value: record.id, label: recordName(object, record) }))
  if (value && !data.some((one) => one.value === value)) data.unshift({ value, label: chosen })
  const name = words === chosen ? '' : words.trim()
  if (create && name && found.isSuccess) data.push({ value: fresh, label: create.label(name) })
  const choose = (id: string | null) => {
    if (create && id === fresh) void create.run(name).then(onChange)
    else onChange(id ?? '')
  }
  return (
    <Select
      {...field}
      searchable
      allowDeselect={false}
      data={data}
      value={value || null}
      onChange={choose}
      searchValue={words}
      onSearchChange={setWords}
      filter={({ options }) => options}
      renderOption={({ option }) => <span className={styles.option}><span>{option.label}</span>{details.get(String(option.value)) && <span>{details.get(String(option.value))}</span>}</span>}
      nothingFoundMessage={found.isPending ? undefined : (create && !name ? create.hint : t('rail.nothing'))}
    />
  )
}
