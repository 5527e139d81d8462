import { fieldsOf } from '~/api/client'
import { t } from '~/app/messages'
import { explain } from '~/components/failure'
import { formatNumber } from '~/lib/format'
import { Builder } from './builder'
import { sentence } from './say'
import { useSpeech } from './speech'
import { isWhole, type Group } from './tree'
import { usePreview } from './use-preview'
import styles from './condition-form.module.css'

interface Props {
  label: string
  condition: Group
  onChange: (condition: Group) => void
}

/** Who is meant, in the forms of other features: the builder, the whole as a sentence, and how many fit. */
export function ConditionForm({ label, condition, onChange }: Props) {
  const speech = useSpeech()
  const preview = usePreview(condition)
  const problems = new Map(Object.entries(fieldsOf(preview.error)).map(([field, message]) => [`/${field}`, message] as const))
  return (
    <section className={styles.form} aria-label={label} onSubmit={(event) => event.stopPropagation()}>
      <h3>{label}</h3>
      <Builder tree={condition} speech={speech} mayEdit preview={preview.data} isCounting={preview.isCounting} problems={problems} onChange={onChange} />
      <p className={styles.sum}>
        <span>{sentence(condition, speech).map((part, at) => (part.strong ? <strong key={at}>{part.text}</strong> : <span key={at}>{part.text}</span>))}</span>
        {!isWhole(condition) && <em>{t('segments.not_whole')}</em>}
        {isWhole(condition) && preview.data && <em data-counting={preview.isCounting || undefined}>{t('segments.fit', { n: formatNumber(preview.data.members), all: formatNumber(preview.data.contacts) })}</em>}
      </p>
      {preview.error && problems.size === 0 && <p className={styles.bad} role="alert">{explain(preview.error)}</p>}
    </section>
  )
}
