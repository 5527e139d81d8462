import { ActionIcon, Select, Switch, Textarea } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { t } from '~/app/messages'
import { useTopics } from '~/lib/topics'
import type { ConsentBox } from './content'
import styles from './editor.module.css'

interface Props {
  boxes: ConsentBox[]
  onChange: (boxes: ConsentBox[]) => void
}

/** One box per topic, with the words that the ledger will keep. */
export function ConsentBoxes({ boxes, onChange }: Props) {
  const topics = useTopics()
  const used = new Set(boxes.map((box) => box.topic_key))
  const free = topics.filter((topic) => !used.has(topic.key))
  const nameOf = (key: string) => topics.find((topic) => topic.key === key)?.name ?? key
  const set = (index: number, values: Partial<ConsentBox>) => onChange(boxes.map((box, at) => (at === index ? { ...box, ...values } : box)))
  const add = (key: string | null) => {
    if (key) onChange([...boxes, { topic_key: key, text: t('forms.consent.default', { topic: nameOf(key) }), required: false }])
  }
  return (
    <section className={styles.section}>
      <h2>{t('forms.consents')}</h2>
      <p className={styles.hint}>{t('forms.consents.hint')}</p>
      <ul className={styles.list}>
        {boxes.map((box, index) => (
          <li key={box.topic_key} className={styles.item}>
            <div className={styles.itemHead}>
              <strong>{nameOf(box.topic_key)}</strong>
              <ActionIcon aria-label={t('forms.field.remove', { name: nameOf(box.topic_key) })} onClick={() => onChange(boxes.filter((_, at) => at !== index))}><IconX size={15} stroke={1.75} /></ActionIcon>
            </div>
            <div className={styles.itemBody}>
              <Textarea aria-label={t('forms.consent.text')} value={box.text} autosize minRows={1} onChange={(event) => set(index, { text: event.currentTarget.value })} />
              <Switch label={t('forms.field.required')} checked={box.required} onChange={(event) => set(index, { required: event.currentTarget.checked })} />
            </div>
          </li>
        ))}
      </ul>
      {free.length > 0 && (
        <Select key={boxes.length} aria-label={t('forms.consent.add')} placeholder={t('forms.consent.add')} data={free.map((topic) => ({ value: topic.key, label: topic.name }))} value={null} onChange={add} />
      )}
    </section>
  )
}
