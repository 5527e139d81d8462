import { Button, Select, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { t } from '~/app/messages'
import { FilterChip } from '~/components/records/filter-chip'
import { FilterPicker } from '~/components/records/filter-picker'
import { useProperties } from '~/components/records/queries'
import { useWords } from '~/components/records/use-words'
import { useSegments } from '~/lib/segments'
import { useTopics } from '~/lib/topics'
import type { Change, Condition, Words } from './email'
import { conditionOf, meantBy, type Meant } from './segment'
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
      {properties.length > 0 && <WhoIsMeant condition={words.condition} onChange={onChange} />}
      <Button onClick={onNext}>{t('email.next', { step: t('email.step.content') })}</Button>
    </div>
  )
}

function WhoIsMeant({ condition, onChange }: { condition: Condition; onChange: Change }) {
  const properties = useProperties('contacts')
  const segments = useSegments()
  const words = useWords()
  const [meant, setMeant] = useState(() => meantBy(condition, properties))
  const keep = (change: Partial<Meant>) => {
    const next = { ...meant, ...change }
    setMeant(next)
    onChange({ condition: conditionOf(next, properties) })
  }
  const { filters, query, segment, rest } = meant
  return (
    <>
      <Select
        label={t('email.audience.segment')} placeholder={t('email.audience.no_segment')} clearable searchable
        data={segments.map(({ id, name }) => ({ value: id, label: name }))} value={segment} onChange={(value) => keep({ segment: value })}
      />
      <TextInput label={t('email.audience.search')} value={query} onChange={(event) => keep({ query: event.currentTarget.value })} />
      <div className={styles.chips}>
        {filters.map((filter, index) => (
          <FilterChip
            key={`${filter.property}-${index}`} filter={filter} label={undefined} words={words}
            property={properties.find(({ name }) => name === filter.property)}
            onChange={(next) => keep({ filters: filters.map((other, at) => (at === index ? next : other)) })}
            onRemove={() => keep({ filters: filters.filter((_, at) => at !== index) })}
          />
        ))}
        <FilterPicker properties={properties} labels={noLabels} words={words} onAdd={(filter) => keep({ filters: [...filters, filter] })}>
          <button type="button" className={styles.add}><IconPlus size={14} stroke={1.75} aria-hidden />{t('email.filter.add')}</button>
        </FilterPicker>
      </div>
      {rest.length > 0 && <p className={styles.note}>{t('email.audience.rest')}</p>}
      {filters.length === 0 && query === '' && !segment && rest.length === 0 && <p className={styles.note}>{t('email.audience.everybody')}</p>}
    </>
  )
}
