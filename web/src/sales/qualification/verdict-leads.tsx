import { ActionIcon } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { t } from '~/app/messages'
import { Avatar } from '~/components/avatar'
import { Bones } from '~/components/bones'
import { Failure } from '~/components/failure'
import { formatDay } from '~/lib/format'
import { Link } from '~/lib/routes'
import { placeOf } from './lead-row'
import { useHandedOver } from './leads'
import type { Handoff } from './types'
import { isCounted, type Opened } from './verdict-scope'
import styles from './verdict-leads.module.css'

interface Props {
  from: Date
  by: 'source' | 'campaign'
  opened: Opened
  onClose: () => void
}

function sayAnswer({ state, reason_code: reason }: Handoff): string {
  return state === 'rejected' && reason ? t(`leads.reason.${reason}`) : t(`verdicts.${state}`)
}

/** The leads behind a number of the verdicts. */
export function VerdictLeads({ from, by, opened, onClose }: Props) {
  const found = useHandedOver(from)
  const leads = found.data?.filter((lead) => isCounted(lead, by, opened))
  const head = useRef<HTMLHeadingElement>(null)
  useEffect(() => head.current?.focus(), [])
  const n = leads?.length ?? ''
  const title = opened.reason ? t('verdicts.open.reason', { n, reason: t(`leads.reason.${opened.reason}`) }) : t('verdicts.open.title', { n, what: t(`verdicts.${opened.what}`).toLowerCase() })
  return (
    <aside className={styles.panel} aria-labelledby="verdict-title">
      <header>
        <div>
          <h2 id="verdict-title" ref={head} tabIndex={-1}>{title.trim()}</h2>
          <p>{t('verdicts.open.since', { day: formatDay(from), of: opened.of === undefined ? t('verdicts.all') : opened.of || t('verdicts.unknown') })}</p>
        </div>
        <ActionIcon aria-label={t('verdicts.open.close')} onClick={onClose}><IconX size={16} stroke={1.75} /></ActionIcon>
      </header>
      {found.error && <Failure error={found.error} />}
      {found.isPending && <div className={styles.waiting}><Bones widths={[180, 140, 160]} /></div>}
      <ul>
        {leads?.map((lead) => (
          <li key={lead.id}>
            <Link to={`/contacts/${lead.contact_id}`}>
              <Avatar name={lead.name} size={24} />
              <span><strong>{lead.name}</strong><small>{placeOf(lead)}</small></span>
              <span className={styles.end}>{sayAnswer(lead)}<small>{formatDay(lead.answered_at ?? lead.offered_at)}</small></span>
            </Link>
          </li>
        ))}
      </ul>
    </aside>
  )
}
