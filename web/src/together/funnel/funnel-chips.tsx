import { IconX } from '@tabler/icons-react'
import { t } from '~/app/messages'
import type { Scope } from './funnel'
import styles from './funnel.module.css'

/** What the funnel is narrowed to; each chip goes away by its cross. */
export function FunnelChips({ scope, onClear }: { scope: Scope; onClear: (field: keyof Scope) => void }) {
  const fields = (['source', 'campaign'] as const).filter((field) => scope[field] !== undefined)
  return fields.map((field) => (
    <span key={field} className={styles.chip}>
      <span>{t(`funnel.chip.${field}`)}</span>
      <span>{t('funnel.chip.is')}</span>
      <strong>{scope[field] || t(field === 'source' ? 'funnel.direct' : 'funnel.no_campaign')}</strong>
      <button type="button" aria-label={t('funnel.chip.clear')} onClick={() => onClear(field)}><IconX size={13} stroke={1.75} /></button>
    </span>
  ))
}
