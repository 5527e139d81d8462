import { Menu, Tooltip, useMantineColorScheme } from '@mantine/core'
import { IconCheck, IconLogout, IconSearch } from '@tabler/icons-react'
import { useMatches } from '@tanstack/react-router'
import { Fragment, useEffect } from 'react'
import { Avatar } from '~/components/avatar'
import { KeyCap } from '~/components/key-cap'
import { crumbs, type Crumb } from '~/components/page'
import { liveState } from '~/lib/live'
import { Link, useNavigate } from '~/lib/routes'
import { signOut, useSession } from '~/lib/session'
import { Slot } from '~/lib/slots'
import { useStore } from '~/lib/store'
import { t, type MessageKey } from './messages'
import { paletteOpen } from './palette-open'
import styles from './top-bar.module.css'

export function TopBar() {
  return (
    <section className={styles.bar} aria-label={t('top.label')}>
      <Breadcrumb />
      <div id="top-extra" className={styles.extra} />
      <button type="button" className={styles.search} onClick={() => paletteOpen.set(true)} aria-label={t('top.search')}>
        <IconSearch size={16} stroke={1.75} aria-hidden />
        <span className={styles.searchText}>{t('top.search')}</span>
        <KeyCap>Ctrl K</KeyCap>
      </button>
      <Live />
      <Slot name="shell.bar" props={{}} />
      <PersonMenu />
    </section>
  )
}

function Breadcrumb() {
  const own = useStore(crumbs)
  const matches = useMatches()
  const title = (matches.at(-1)?.staticData as { title?: MessageKey } | undefined)?.title
  const shown: Crumb[] = own.length > 0 ? own : title ? [{ label: t(title) }] : []
  const last = shown.at(-1)?.label
  useEffect(() => {
    document.title = last ? `${last} · ${t('app.name')}` : t('app.name')
  }, [last])
  return (
    <nav className={styles.crumbs} aria-label={t('top.breadcrumb')}>
      {shown.map((crumb, index) => (
        <Fragment key={index}>
          {index > 0 && <span className={styles.slash} aria-hidden>/</span>}
          {crumb.to ? <Link to={crumb.to}>{crumb.label}</Link> : <span className={index === shown.length - 1 ? styles.here : undefined}>{crumb.label}</span>}
        </Fragment>
      ))}
    </nav>
  )
}

function Live() {
  const state = useStore(liveState)
  return (
    <Tooltip label={t(`live.hint.${state}`)}>
      <div className={styles.live} data-state={state} role="status">
        <span className={styles.dot} aria-hidden />
        <Slot name="shell.live" props={{}} />
        <span className={styles.liveText}>{t(`live.${state}`)}</span>
      </div>
    </Tooltip>
  )
}

function PersonMenu() {
  const { user } = useSession()
  const navigate = useNavigate()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const schemes = [['light', 'person.light'], ['dark', 'person.dark'], ['auto', 'person.system']] as const
  return (
    <Menu width={220}>
      <Menu.Target>
        <button type="button" className={styles.person} aria-label={t('person.menu', { name: user.name })}>
          <Avatar name={user.name} size={24} tone="sal" />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={styles.who}>
          <strong>{user.name}</strong>
          <span>{user.email}</span>
          <span>{t(`role.${user.role}`)}</span>
        </div>
        <Menu.Divider />
        <Menu.Label>{t('person.theme')}</Menu.Label>
        <Menu.RadioGroup value={colorScheme} onChange={(scheme) => setColorScheme(scheme as typeof colorScheme)}>
          {schemes.map(([scheme, label]) => (
            <Menu.RadioItem key={scheme} value={scheme} closeMenuOnClick={false} checkIcon={<IconCheck size={15} />}>{t(label)}</Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Item onClick={() => void navigate({ to: '/settings/sessions' })}>{t('person.sessions')}</Menu.Item>
        <Menu.Item rightSection={<IconLogout size={15} stroke={1.75} />} onClick={() => void signOut()}>{t('person.sign_out')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
