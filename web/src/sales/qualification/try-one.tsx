import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { t } from '~/app/messages'
import { useSearch } from '~/components/records/queries'
import { nameProperties, recordName } from '~/components/records/values'
import { useTrial } from './scores'
import type { RuleSet } from './types'
import styles from './scores.module.css'

/** One contact by these rules, beside what it has now. */
export function TryOne({ set }: { set: RuleSet }) {
  const [query, setQuery] = useState('')
  const [asked] = useDebouncedValue(query, 150)
  const [contact, setContact] = useState<{ value: string; label: string }>()
  const found = useSearch('contacts', { filterGroups: [], sorts: [], properties: nameProperties.contacts, query: asked === contact?.label ? '' : asked.trim(), limit: 8 })
  const options = (found.data?.pages[0]?.results ?? []).map((record) => ({ value: record.id, label: recordName('contacts', record) }))
  const data = contact && !options.some((one) => one.value === contact.value) ? [contact, ...options] : options
  const { data: trial } = useTrial(set, contact?.value ?? null)
  return (
    <div className={styles.tryOne}>
      <span>{t('scores.try_one')}</span>
      <Select aria-label={t('scores.pick')} placeholder={t('scores.pick')} searchable data={data} value={contact?.value ?? null} searchValue={query} onSearchChange={setQuery} filter={({ options: all }) => all} w={220}
        onChange={(value) => setContact(data.find((one) => one.value === value))} />
      {trial && contact && (
        <p>{t('scores.trial', { fit: trial.then.fit, engagement: trial.then.engagement, total: '' })}<b>{trial.then.total}</b>, {trial.now.total === trial.then.total ? t('scores.as_before') : t('scores.instead_of', { n: trial.now.total })}</p>
      )}
    </div>
  )
}
