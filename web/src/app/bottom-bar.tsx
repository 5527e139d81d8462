import { Menu } from '@mantine/core'
import { IconHome, IconMenu2 } from '@tabler/icons-react'
import { useLocation } from '@tanstack/react-router'
import type { FoundEntry } from '~/lib/feature'
import { Link, useNavigate } from '~/lib/routes'
import { t } from './messages'
import styles from './bottom-bar.module.css'
import { Badge } from './nav'
import { isAt, navEntries, navGroups } from './nav-groups'

function Found({ useEntries }: { useEntries: () => FoundEntry[] }) {
  const navigate = useNavigate()
  return useEntries().map((entry) => <Menu.Item key={entry.to} onClick={() => void navigate({ to: entry.to })}>{entry.label}</Menu.Item>)
}

/** The navigation of small screens: the daily pages, the rest under More. */
export function BottomBar() {
  const { pathname } = useLocation()
  const navigate = useNavigate()
  const daily = navEntries().filter((entry) => entry.bottom !== undefined).sort((a, b) => a.bottom! - b.bottom!)
  return (
    <nav className={styles.bar} aria-label={t('nav.main')}>
      <Link to="/" className={styles.item} data-active={pathname === '/' || undefined}>
        <IconHome size={20} stroke={1.75} aria-hidden />
        {t('nav.home')}
      </Link>
      {daily.map((entry) => (
        <Link key={entry.to} to={entry.to} className={styles.item} data-active={isAt(pathname, entry.to) || undefined}>
          <span className={styles.icon}>
            <entry.icon size={20} stroke={1.75} aria-hidden />
            {entry.useBadge && <span className={styles.badge}><Badge useBadge={entry.useBadge} /></span>}
          </span>
          {t(entry.label)}
        </Link>
      ))}
      <Menu position="top-end" width={220}>
        <Menu.Target>
          <button type="button" className={styles.item}>
            <IconMenu2 size={20} stroke={1.75} aria-hidden />
            {t('nav.more')}
          </button>
        </Menu.Target>
        <Menu.Dropdown mah="70dvh" style={{ overflow: 'auto' }}>
          {navGroups().map((group) => (
            <div key={group.name}>
              <Menu.Label>{t(group.label)}</Menu.Label>
              {group.entries.map((entry) => (
                <Menu.Item key={entry.to} onClick={() => void navigate({ to: entry.to })}>{t(entry.label)}</Menu.Item>
              ))}
              {group.found.map((found) => <Found key={found.group} {...found} />)}
            </div>
          ))}
          <Menu.Divider />
          <Menu.Item onClick={() => void navigate({ to: '/settings' })}>{t('nav.settings')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </nav>
  )
}
