import { Popover } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { t } from '~/app/messages'
import type { FunnelView, Scope } from './funnel'
import { saySource } from './scope'
import styles from './funnel.module.css'

const fields = ['source', 'campaign'] as const
const most = 12

interface Props {
  scope: Scope
  /** Where the offered sources and campaigns come from. */
  view: FunnelView | undefined
  onChange: (change: Scope) => void
}

/** What the funnel is narrowed to; each chip goes away by its cross, the dashed one adds another. */
export function FunnelChips({ scope, view, onChange }: Props) {
  const free = fields.filter((field) => scope[field] === undefined)
  const [open, setOpen] = useState(false)
  const choose = (field: keyof Scope, key: string) => {
    setOpen(false)
    onChange({ [field]: key })
  }
  return (
    <>
      {fields.filter((field) => scope[field] !== undefined).map((field) => (
        <span key={field} className={styles.chip}>
          <span>{t(`funnel.chip.${field}`)}</span>
          <span>{t('funnel.chip.is')}</span>
          <strong>{saySource(field, scope[field] ?? '')}</strong>
          <button type="button" aria-label={t('funnel.chip.clear')} onClick={() => onChange({ [field]: undefined })}><IconX size={13} stroke={1.75} /></button>
        </span>
      ))}
      {view && free.length > 0 && (
        <Popover opened={open} onChange={setOpen} position="bottom-start" width={220} trapFocus returnFocus withinPortal={false}>
          <Popover.Target>
            <button type="button" className={styles.add} onClick={() => setOpen(!open)}><IconPlus size={14} stroke={1.75} aria-hidden />{t('funnel.chip.add')}</button>
          </Popover.Target>
          <Popover.Dropdown p={4} mah={380} className={styles.menu}>
            {free.map((field) => (
              <section key={field} aria-label={t(`funnel.chip.${field}`)}>
                <h2>{t(`funnel.chip.${field}`)}</h2>
                {(field === 'source' ? view.sources : view.campaigns).slice(0, most).map(({ key }) => <button key={key} type="button" onClick={() => choose(field, key)}>{saySource(field, key)}</button>)}
              </section>
            ))}
          </Popover.Dropdown>
        </Popover>
      )}
    </>
  )
}
