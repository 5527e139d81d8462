import { Menu, Tooltip } from '@mantine/core'
import { IconChevronDown, IconHome, IconKeyboard, IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand, IconSettings, type TablerIcon } from '@tabler/icons-react'
import { useLocation } from '@tanstack/react-router'
import { KeyCap } from '~/components/key-cap'
import { Logo } from '~/components/logo'
import type { FoundEntry, NavEntry } from '~/lib/feature'
import { Link, useNavigate, type Path } from '~/lib/routes'
import { useSession } from '~/lib/session'
import { t } from './messages'
import styles from './nav.module.css'
import { isAt, navGroups } from './nav-groups'

interface Props {
  folded: boolean
  onFold: () => void
  onKeys: () => void
}

export function Nav({ folded, onFold, onKeys }: Props) {
  const { pathname } = useLocation()
  const FoldIcon = folded ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse
  return (
    <nav className={styles.nav} aria-label={t('nav.main')} data-folded={folded || undefined}>
      <div className={styles.head}>
        <WorkspaceMenu />
        <button type="button" className={styles.fold} onClick={onFold} aria-label={folded ? t('nav.expand') : t('nav.collapse')}>
          <FoldIcon size={16} stroke={1.5} />
        </button>
      </div>
      <div className={styles.scroll}>
        <Row icon={IconHome} label={t('nav.home')} to="/" active={pathname === '/'} />
        {navGroups().map((group) => (
          <section key={group.name} className={styles.group} aria-label={t(group.label)}>
            <h2 className={styles.groupHead} data-group={group.name}>
              <group.Icon size={15} stroke={1.75} aria-hidden />
              <span>{t(group.label)}</span>
            </h2>
            {group.entries.map((entry) => (
              <Item key={entry.to} entry={entry} active={isAt(pathname, entry.to)} />
            ))}
            {group.found.map((found) => <Found key={found.group} {...found} pathname={pathname} />)}
          </section>
        ))}
      </div>
      <div className={styles.foot}>
        <Row icon={IconSettings} label={t('nav.settings')} to="/settings" active={isAt(pathname, '/settings')} />
        <button type="button" className={styles.row} onClick={onKeys}>
          <IconKeyboard size={15} stroke={1.75} aria-hidden />
          <span className={styles.label}>{t('nav.keys')}</span>
          <KeyCap>?</KeyCap>
        </button>
      </div>
    </nav>
  )
}

function Row({ icon: Icon, label, to, active }: { icon: TablerIcon; label: string; to: Path; active: boolean }) {
  return (
    <Link to={to} className={styles.row} data-active={active || undefined} aria-current={active ? 'page' : undefined} title={label}>
      <Icon size={15} stroke={1.75} aria-hidden />
      <span className={styles.label}>{label}</span>
    </Link>
  )
}

function Item({ entry, active }: { entry: NavEntry; active: boolean }) {
  const label = t(entry.label)
  return (
    <Link to={entry.to} className={styles.item} data-active={active || undefined} aria-current={active ? 'page' : undefined} title={label}>
      <entry.icon className={styles.itemIcon} size={15} stroke={1.75} aria-hidden />
      <span className={styles.label}>{label}</span>
      {entry.useBadge && <Badge useBadge={entry.useBadge} />}
    </Link>
  )
}

function Found({ useEntries, pathname }: { useEntries: () => FoundEntry[]; pathname: string }) {
  return useEntries().map((entry) => (
    <Link key={entry.to} to={entry.to} className={styles.item} data-active={isAt(pathname, entry.to) || undefined} aria-current={isAt(pathname, entry.to) ? 'page' : undefined} title={entry.label}>
      <entry.icon className={styles.itemIcon} size={15} stroke={1.75} aria-hidden />
      <span className={styles.label}>{entry.label}</span>
    </Link>
  ))
}

export function Badge({ useBadge }: { useBadge: () => number | undefined }) {
  const count = useBadge()
  return count ? <span className={styles.badge}>{count}</span> : null
}

function WorkspaceMenu() {
  const { workspace } = useSession()
  const navigate = useNavigate()
  return (
    <Menu position="bottom-start" width={220}>
      <Menu.Target>
        <button type="button" className={styles.workspace} aria-label={t('workspace.menu', { name: workspace.name })}>
          <Logo size={20} />
          <Tooltip label={workspace.name} openDelay={800}>
            <span className={styles.workspaceName}>{workspace.name}</span>
          </Tooltip>
          <IconChevronDown className={styles.chevron} size={14} stroke={1.75} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{workspace.name}</Menu.Label>
        <Menu.Item onClick={() => void navigate({ to: '/settings/workspace' })}>{t('workspace.settings')}</Menu.Item>
        <Menu.Item onClick={() => void navigate({ to: '/settings/people' })}>{t('workspace.people')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
