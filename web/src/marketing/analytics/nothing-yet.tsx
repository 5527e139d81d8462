import { Button } from '@mantine/core'
import { t } from '~/app/messages'
import { EmptyState } from '~/components/empty-state'
import { useNavigate } from '~/lib/routes'
import { useMay } from '~/lib/session'
import { doneWith } from '~/lib/undo'
import styles from './analytics.module.css'

export function NoSite() {
  const navigate = useNavigate()
  const mayAdd = useMay('market')
  const add = mayAdd && <Button variant="filled" onClick={() => void navigate({ to: '/settings/sites' })}>{t('analytics.empty.add')}</Button>
  return <EmptyState alone title={t('analytics.empty.no_site')} text={t('analytics.empty.no_site_text')} action={add} />
}

export function NoVisits({ site }: { site: string }) {
  const line = `<script defer data-domain="${site}" src="${window.location.origin}/js/script.js"></script>`
  const copy = async () => {
    await navigator.clipboard.writeText(line)
    doneWith(t('analytics.empty.copied'))
  }
  return (
    <EmptyState alone title={t('analytics.empty.waiting')} text={t('analytics.empty.waiting_text', { site })}>
      <code className={styles.line}>{line}</code>
      <Button variant="filled" mt={12} onClick={() => void copy()}>{t('analytics.empty.copy')}</Button>
    </EmptyState>
  )
}
