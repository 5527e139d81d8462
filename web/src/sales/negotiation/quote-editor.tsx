import { Textarea, TextInput } from '@mantine/core'
import { t } from '~/app/messages'
import { firstIncomplete, type Form } from './form'
import { LineGrid } from './line-grid'
import styles from './quote.module.css'

interface Props {
  form: Form
  change: (change: Partial<Form>) => void
  currency: string
  /** What is wrong, by field. */
  fields: Record<string, string>
}

export function QuoteEditor({ form, change, currency, fields }: Props) {
  const incomplete = firstIncomplete(form, currency)
  return (
    <div className={styles.sheet}>
      <div className={styles.pair}>
        <TextInput label={t('quotes.title')} value={form.title} maxLength={200} error={fields['title']} onChange={(event) => change({ title: event.currentTarget.value })} />
        <TextInput type="date" label={t('quotes.until')} value={form.valid_until} error={fields['valid_until']} onChange={(event) => change({ valid_until: event.currentTarget.value })} />
      </div>
      <Textarea label={t('quotes.intro')} placeholder={t('quotes.intro_hint')} autosize minRows={2} maxRows={10} maxLength={5000} value={form.intro} onChange={(event) => change({ intro: event.currentTarget.value })} />
      <div>
        <h2>{t('quotes.lines')}</h2>
        <LineGrid lines={form.lines} currency={currency} onLines={(lines) => change({ lines })} />
        {incomplete !== undefined && <p className={styles.hint}>{t('quotes.line.missing', { n: incomplete })}</p>}
      </div>
      <Textarea label={t('quotes.terms')} placeholder={t('quotes.terms_hint')} autosize minRows={2} maxRows={14} maxLength={10000} value={form.terms} onChange={(event) => change({ terms: event.currentTarget.value })} />
    </div>
  )
}
