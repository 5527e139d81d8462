import { t } from '~/app/messages'
import { ownerName, useOwners } from '~/components/records/queries'
import { useTopics } from '~/lib/topics'
import type { Form } from './content'
import styles from './read.module.css'

/** What a form asks and what follows, for those who do not write forms. */
export function FormRead({ form }: { form: Form }) {
  const topics = useTopics()
  const told = useOwners().find((owner) => owner.id === form.notify_user_id)
  return (
    <div className={styles.content}>
      <h1>{form.name}</h1>
      <p className={styles.note}>{t('forms.read_only')}</p>
      <dl className={styles.facts}>
        <dt>{t('forms.fields')}</dt>
        <dd><ol>{form.fields.map((field) => <li key={field.property}>{field.label}{field.required && <span>{t('forms.field.required')}</span>}</li>)}</ol></dd>
        {form.consents.length > 0 && (
          <>
            <dt>{t('forms.consents')}</dt>
            <dd><ul>{form.consents.map((box) => <li key={box.topic_key}>{box.text}<span>{topics.find((topic) => topic.key === box.topic_key)?.name ?? box.topic_key}</span></li>)}</ul></dd>
          </>
        )}
        <dt>{t('forms.button')}</dt><dd>{form.button_label}</dd>
        <dt>{t('forms.thanks')}</dt><dd className={styles.text}>{form.thanks_text}</dd>
        {form.redirect_url && <><dt>{t('forms.redirect')}</dt><dd>{form.redirect_url}</dd></>}
        <dt>{t('forms.stage')}</dt><dd>{t(`forms.stage.${form.lifecycle_stage}`)}</dd>
        <dt>{t('forms.notify')}</dt><dd>{told ? ownerName(told) : t('forms.notify.nobody')}</dd>
      </dl>
    </div>
  )
}
