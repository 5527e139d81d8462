import { IconChecks, IconSettings } from '@tabler/icons-react'
import { t } from '~/app/messages'
import { Link } from '~/lib/routes'
import { sumOf, useMarkAll, useNotices, useUnread, type NoticeGroup } from './notices'
import styles from './notices.module.css'

const groups: NoticeGroup[] = ['for_you', 'numbers', 'system']

interface Props {
  level: 'h1' | 'h2'
  group: NoticeGroup | undefined
  onGroup: (group: NoticeGroup | undefined) => void
  /** A link was followed. */
  onLeave?: () => void
}

/** How many are new, and the tabs of those groups that anything is told in. */
export function NoticesHead({ level: Title, group, onGroup, onLeave }: Props) {
  const unread = useUnread()
  const latest = useNotices().data?.pages[0]?.results[0]
  const markAll = useMarkAll()
  const sum = sumOf(unread)
  const tabs = [undefined, ...groups.filter((one) => one in unread)]
  return (
    <header className={styles.head}>
      <div className={styles.line}>
        <Title>{t('notices.title')}</Title>
        <span className={styles.sum}>{sum > 0 && t('notices.new', { n: sum })}</span>
        <button type="button" className={styles.all} disabled={sum === 0 || !latest} onClick={() => latest && markAll.mutate(latest.at)}><IconChecks size={16} stroke={1.75} aria-hidden />{t('notices.all_read')}</button>
        <Link to="/settings/notices" className={styles.gear} title={t('notices.settings')} aria-label={t('notices.settings')} onClick={onLeave}><IconSettings size={16} stroke={1.75} aria-hidden /></Link>
      </div>
      <div className={styles.tabs} role="tablist" aria-label={t('notices.title')}>
        {tabs.map((one) => (
          <button key={one ?? 'all'} type="button" role="tab" aria-selected={one === group} className={styles.tab} onClick={() => onGroup(one)}>
            {t(`notices.group.${one ?? 'all'}`)}
            {one && (unread[one] ?? 0) > 0 && <span>{unread[one]}</span>}
          </button>
        ))}
      </div>
    </header>
  )
}
