import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { t } from '~/app/messages'
import { Failure } from '~/components/failure'
import { formatWhole } from '~/lib/format'
import { useMay } from '~/lib/session'
import { done } from '~/lib/undo'
import { useSaveTopic, useTopicCounts, type TopicCount } from './consent'
import styles from './consent.module.css'

export default function Topics() {
  const topics = useTopicCounts()
  const mayEdit = useMay('manage_settings')
  return (
    <div className={styles.page}>
      <header><h1>{t('consent.topics')}</h1><p>{t(mayEdit ? 'consent.topics.text' : 'settings.read_only')}</p></header>
      {topics.error && <Failure error={topics.error} />}
      {topics.data?.map((count) => <TopicForm key={count.topic.key} count={count} mayEdit={mayEdit} />)}
      {mayEdit && <><h2>{t('consent.topics.add')}</h2><TopicForm mayEdit /></>}
    </div>
  )
}

function TopicForm({ count, mayEdit }: { count?: TopicCount; mayEdit: boolean }) {
  const [name, setName] = useState(count?.topic.name ?? '')
  const [description, setDescription] = useState(count?.topic.description ?? '')
  const save = useSaveTopic((saved) => {
    done(t('consent.topics.saved', { name: saved }))
    if (count) return
    setName('')
    setDescription('')
  })
  const changed = name !== (count?.topic.name ?? '') || description !== (count?.topic.description ?? '')
  return (
    <form className={styles.card} onSubmit={(event) => { event.preventDefault(); save.mutate({ ...(count ? { key: count.topic.key } : {}), name, description }) }}>
      <TextInput label={t('consent.topics.name')} required maxLength={100} readOnly={!mayEdit} value={name} onChange={(event) => setName(event.currentTarget.value)} />
      <TextInput label={t('consent.topics.description')} maxLength={500} readOnly={!mayEdit} value={description} onChange={(event) => setDescription(event.currentTarget.value)} />
      {mayEdit && <Button type="submit" disabled={!changed} loading={save.isPending}>{t(count ? 'consent.topics.save' : 'consent.topics.add')}</Button>}
      {count && <p>{t('consent.topics.counts', { given: formatWhole(count.given), requested: formatWhole(count.requested), withdrawn: formatWhole(count.withdrawn) })}</p>}
    </form>
  )
}
