import { Button, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { t } from '~/app/messages'
import { Failure } from '~/components/failure'
import { DraftProblem } from '~/components/problem'
import { useDraft } from '~/lib/draft'
import { formatWhole } from '~/lib/format'
import { fetchNow } from '~/lib/queries'
import { useMay } from '~/lib/session'
import { done } from '~/lib/undo'
import { addTopic, changeTopic, topicCountsQuery, type Topic, type TopicCount } from './consent'
import styles from './consent.module.css'

export default function Topics() {
  const topics = useQuery(topicCountsQuery)
  const mayEdit = useMay('manage_settings')
  return (
    <div className={styles.page}>
      <header><h1>{t('consent.topics')}</h1><p>{t(mayEdit ? 'consent.topics.text' : 'settings.read_only')}</p></header>
      {topics.error && <Failure error={topics.error} />}
      {topics.data?.map((count) => <TopicForm key={count.topic.key} count={count} mayEdit={mayEdit} />)}
      {mayEdit && <><h2>{t('consent.topics.add')}</h2><TopicForm key={topics.data?.length} mayEdit /></>}
    </div>
  )
}

function TopicForm({ count, mayEdit }: { count?: TopicCount; mayEdit: boolean }) {
  const draft = useDraft({
    stored: count?.topic,
    blank: { name: '', description: '' },
    read: ({ name, description }: Topic) => ({ name, description }),
    body: (form) => form,
    save: (changed, whole, stored) => (stored ? changeTopic(stored.key, changed) : addTopic(whole)),
    load: async () => (await fetchNow(topicCountsQuery)).find((one) => one.topic.key === count?.topic.key)!.topic,
    byHand: true,
  })
  const { form: { name, description }, fields, change } = draft
  const save = async () => {
    const saved = await draft.save()
    if (saved) done(t('consent.topics.saved', { name: saved.name }))
  }
  return (
    <form className={styles.card} onSubmit={(event) => { event.preventDefault(); void save() }}>
      <TextInput label={t('consent.topics.name')} required maxLength={100} readOnly={!mayEdit} value={name} error={fields['name']} onChange={(event) => change({ name: event.currentTarget.value })} />
      <TextInput label={t('consent.topics.description')} maxLength={500} readOnly={!mayEdit} value={description} error={fields['description']} onChange={(event) => change({ description: event.currentTarget.value })} />
      <DraftProblem draft={draft} shown={['name', 'description']} />
      {mayEdit && <Button type="submit" disabled={!draft.isChanged} loading={draft.status === 'saving'}>{t(count ? 'consent.topics.save' : 'consent.topics.add')}</Button>}
      {count && <p>{t('consent.topics.counts', { given: formatWhole(count.given), requested: formatWhole(count.requested), withdrawn: formatWhole(count.withdrawn) })}</p>}
    </form>
  )
}
