import { Button, Select, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { t } from '~/app/messages'
import { FilterChip } from '~/components/records/filter-chip'
import { FilterPicker } from '~/components/records/filter-picker'
import { useProperties } from '~/components/records/queries'
import { useWords } from '~/components/records/use-words'
import type { Filter } from '~/lib/filters'
import { useTopics } from '~/lib/topics'
import type { Change, Segment, Words } from './email'
import { chipsOf, segmentOf } from './segment'
import styles from './audience-step.module.css'

const noLabels = {}

export function AudienceStep({ words, onChange, onNext }: { words: Words; onChange: Change; onNext: () => void }) {
  const properties = useProperties('contacts')
  const topics = useTopics()
  return (
    <div className={styles.step}>
      <h2>{t('email.audience.title')}</h2>
      <p>{t('email.audience.text')}</p>
      <Select
        label={t('email.audience.topic')} description={t('email.audience.topic_hint')} allowDeselect={false}
        data={topics.map(({ key, name }) => ({ value: key, label: name }))} value={words.topic_key}
        onChange={(value) => value && onChange({ topic_key: value })}
      />
      {properties.length > 0 && <SegmentChips segment={words.segment} onChange={onChange} />}
      <Button onClick={onNext}>{t('email.next', { step: t('email.step.content') })}</Button>
    </div>
  )
}

function SegmentChips({ segment, onChange }: { segment: Segment; onChange: Change }) {
  const properties = useProperties('contacts')
  const words = useWords()
  const [filters, setFilters] = useState(() => chipsOf(segment, properties))
  const [query, setQuery] = useState(segment.query ?? '')
  const keep = (nextFilters: Filter[], nextQuery: string) => {
    setFilters(nextFilters)
    setQuery(nextQuery)
    onChange({ segment: segmentOf(nextFilters, nextQuery, properties) })
  }
  return (
    <>
      <TextInput label={t('email.audience.search')} value={query} onChange={(event) => keep(filters, event.currentTarget.value)} />
      <div className={styles.chips}>
        {filters.map((filter, index) => (
          <FilterChip
            key={`${filter.property}-${index}`} filter={filter} label={undefined} words={words}
            property={properties.find(({ name }) => name === filter.property)}
            onChange={(next) => keep(filters.map((other, at) => (at === index ? next : other)), query)}
            onRemove={() => keep(filters.filter((_, at) => at !== index), query)}
          />
        ))}
        <FilterPicker properties={properties} labels={noLabels} words={words} onAdd={(filter) => keep([...filters, filter], query)}>
          <button type="button" className={styles.add}><IconPlus size={14} stroke={1.75} aria-hidden />{t('email.filter.add')}</button>
        </FilterPicker>
      </div>
      {filters.length === 0 && query === '' && <p className={styles.note}>{t('email.audience.everybody')}</p>}
    </>
  )
}
