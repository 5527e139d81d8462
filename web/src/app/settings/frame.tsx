import { Outlet, useLocation } from '@tanstack/react-router'
import { Select } from '@mantine/core'
import { useCrumbs } from '~/components/page'
import { NotAllowed } from '~/components/not-allowed'
import { addressOf, Link, useNavigate } from '~/lib/routes'
import { useMayDo, useSession } from '~/lib/session'
import { isMessage, t, type MessageKey } from '../messages'
import { settingsGroups, settingsSections } from '../nav-groups'
import styles from './frame.module.css'

export default function SettingsFrame() {
  const { pathname } = useLocation()
  const navigate = useNavigate()
  const may = useMayDo()
  const every = settingsSections()
  const sections = every.filter((section) => may(section.needs))
  const at = every.find((section) => pathname === section.path)
  useCrumbs([{ label: t('settings.nav'), to: '/settings/workspace' }, ...(at ? [{ label: t(at.label) }] : [])])
  return (
    <div className={styles.frame}>
      <nav className={styles.nav} aria-label={t('settings.sections')}>
        {settingsGroups.map((group) => {
          const inside = sections.filter((section) => section.group === group)
          if (inside.length === 0) return null
          return (
            <section key={group}>
              <h2>{t(`settings.group.${group}`)}</h2>
              {inside.map((section) => (
                <Link key={section.path} to={section.path} data-active={section === at || undefined} aria-current={section === at ? 'page' : undefined}>{t(section.label)}</Link>
              ))}
            </section>
          )
        })}
      </nav>
      <div className={styles.choose}>
        <Select
          aria-label={t('settings.sections')}
          data={settingsGroups.map((group) => ({ group: t(`settings.group.${group}`), items: sections.filter((section) => section.group === group).map((section) => ({ value: section.path, label: t(section.label) })) }))}
          placeholder={at && t(at.label)}
          value={at ? at.path : null}
          onChange={(to) => to && void navigate({ to: addressOf(to) })}
          allowDeselect={false}
        />
      </div>
      <div className={styles.content}>
        <Unreadable />
        {may(at?.needs) ? <Outlet /> : <NotAllowed text={t('settings.not_allowed')} />}
      </div>
    </div>
  )
}

/** Settings whose stored text is damaged: what counts meanwhile, and how it is mended. */
function Unreadable() {
  const { unreadable_settings: names } = useSession().workspace
  if (names.length === 0) return null
  const labels = names.map((name) => (isMessage(`settings.stored.${name}`) ? t(`settings.stored.${name}` as MessageKey) : name))
  return <p role="alert" className={styles.unreadable}>{t('settings.unreadable', { names: labels.join(', ') })}</p>
}
