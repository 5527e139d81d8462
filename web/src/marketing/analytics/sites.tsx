import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { api } from '~/api/client'
import { t } from '~/app/messages'
import { Failure } from '~/components/failure'
import { Problem } from '~/components/problem'
import { SettingsPage, useChange } from '~/components/settings/parts'
import styles from '~/components/settings/settings.module.css'
import { formatDate } from '~/lib/format'
import { useMay } from '~/lib/session'
import { doneWith } from '~/lib/undo'
import { useSites, type Site } from './queries'
import { RemoveSite } from './remove-site'
import { hostOf } from './site'

const lineFor = (domain: string) => `<script defer data-domain="${domain}" src="${window.location.origin}/js/script.js"></script>`

export default function SiteSettings() {
  const sites = useSites()
  const mayEdit = useMay('market')
  const [text, setText] = useState('')
  const [removing, setRemoving] = useState<Site>()
  const domain = hostOf(text)
  const add = useChange((given: string) => api.post('/api/v1/sites', { body: { domain: given } }), ['sites'], () => {
    doneWith(t('settings.sites.added', { domain }))
    setText('')
  })
  const copy = async (text: string) => {
    await navigator.clipboard.writeText(text)
    doneWith(t('settings.sites.copied'))
  }
  return (
    <SettingsPage title={t('settings.sites')} text={t('settings.sites.text')}>
      {sites.error && <Failure error={sites.error} />}
      {sites.data?.sites.length === 0 && <p className={styles.note}>{t('settings.sites.none')}</p>}
      {sites.data?.sites.map((site) => (
        <div key={site.domain} className={styles.card}>
          <p><strong>{site.domain}</strong> <span className={styles.note}>{`${site.timezone}, ${formatDate(site.created_at)}`}</span></p>
          <code className={styles.code}>{lineFor(site.domain)}</code>
          <div className={styles.foot}>
            <Button mt={8} size="xs" onClick={() => void copy(lineFor(site.domain))}>{t('settings.sites.copy')}</Button>
            {mayEdit && <Button mt={8} size="xs" className="danger" aria-label={t('settings.sites.remove_name', { domain: site.domain })} onClick={() => setRemoving(site)}>{t('settings.sites.remove')}</Button>}
          </div>
        </div>
      ))}
      {mayEdit && (
        <>
          <h2>{t('settings.sites.add')}</h2>
          <form
            className={styles.row}
            onSubmit={(event) => {
              event.preventDefault()
              add.mutate(domain)
            }}
          >
            <TextInput label={t('settings.sites.domain')} placeholder={t('settings.sites.placeholder')} required value={text} error={add.fields['domain']} onChange={(event) => setText(event.currentTarget.value)} />
            <Button type="submit" variant="filled" loading={add.isPending}>{t('settings.sites.button')}</Button>
          </form>
          <p className={styles.note} aria-live="polite">{text.trim() !== '' && domain !== text.trim() && t('settings.sites.becomes', { domain: domain || '–' })}</p>
          <Problem error={add.error} shown={['domain']} />
        </>
      )}
      {removing && <RemoveSite site={removing} onClose={() => setRemoving(undefined)} />}
    </SettingsPage>
  )
}
