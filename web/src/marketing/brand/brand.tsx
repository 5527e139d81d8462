import { Button, ColorInput, FileButton, Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '~/api/client'
import { upload } from '~/api/upload'
import type { Schemas } from '~/api/types'
import { isMessage, t } from '~/app/messages'
import { Failure } from '~/components/failure'
import { DraftProblem } from '~/components/problem'
import { SettingsPage } from '~/components/settings/parts'
import shared from '~/components/settings/settings.module.css'
import { useDraft } from '~/lib/draft'
import { queryClient } from '~/lib/queries'
import { useMay } from '~/lib/session'
import { doneWith } from '~/lib/undo'
import { BrandPreview, logoAddress } from './brand-preview'
import styles from './brand.module.css'

export type Brand = Schemas['brand.Brand']
type BrandView = Schemas['brand.BrandView']

const read = () => api.get('/api/brand')

export default function BrandSettings() {
  const view = useQuery({ queryKey: ['brand'], queryFn: read, staleTime: Infinity, meta: { watches: ['brand'] } })
  return (
    <SettingsPage title={t('settings.brand')} text={t('settings.brand.text')}>
      {view.error && <Failure error={view.error} />}
      {view.data && <BrandForm view={view.data} />}
    </SettingsPage>
  )
}

function sayPair(pair: string): string {
  const key = `settings.brand.pair.${pair}`
  return isMessage(key) ? t(key) : pair
}

const colors = ['primary_color', 'accent_color', 'text_color', 'background_color'] as const
const mostBytes = 10 * 1024 * 1024

/** The brand as it is by now, with the logo it had. */
async function wearAgain(logo: string | undefined): Promise<void> {
  const { brand } = await read()
  await api.put('/api/brand', { body: { ...brand, logo } })
}

function BrandForm({ view }: { view: BrandView }) {
  const draft = useDraft({
    stored: view.brand,
    read: (stored) => stored,
    body: (brand) => brand,
    save: async (_changed, brand) => {
      const { data } = await api.put('/api/brand', { body: brand })
      queryClient.setQueryData(['brand'], data)
      return data.brand
    },
    load: async () => (await read()).brand,
    byHand: true,
  })
  const { form: brand, fields, change: set } = draft
  const [problem, setProblem] = useState('')
  const [isUploading, setUploading] = useState(false)
  const mayEdit = useMay('manage_settings')
  const save = async () => {
    const before = view.brand.logo
    const saved = await draft.save()
    if (saved) doneWith(t('settings.saved', { what: t('settings.brand.what') }), saved.logo === before ? undefined : () => wearAgain(before))
  }
  const text = (name: 'company_name' | 'email' | 'phone') => ({
    label: t(`settings.brand.${name}`), value: brand[name], disabled: !mayEdit, error: fields[name],
    onChange: (event: { currentTarget: { value: string } }) => set({ [name]: event.currentTarget.value }),
  })
  const choose = async (file: File | null) => {
    if (!file) return
    if (file.size > mostBytes) return setProblem(t('settings.brand.logo_too_large'))
    setProblem('')
    setUploading(true)
    try {
      set({ logo: (await upload('/api/brand/logo', file)).data.logo })
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error))
    }
    setUploading(false)
  }
  return (
    <div className={styles.columns}>
      <form
        className={shared.form}
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <TextInput {...text('company_name')} />
        <div className={shared.pair}>
          {colors.map((name) => (
            <ColorInput key={name} label={t(`settings.brand.${name}`)} format="hex" value={brand[name]} disabled={!mayEdit} error={fields[name]} onChange={(value) => set({ [name]: value })} eyeDropperButtonProps={{ 'aria-label': t(`settings.brand.${name}`) }} withEyeDropper={false} />
          ))}
        </div>
        <div>
          <p className={styles.label}>{t('settings.brand.logo')}</p>
          <div className={shared.foot}>
            {brand.logo && <img src={logoAddress(brand.logo)} alt={t('settings.brand.logo')} className={styles.logo} />}
            {mayEdit && <FileButton accept="image/png,image/jpeg,image/webp,image/gif,image/svg+xml" onChange={(file) => void choose(file)}>{(props) => <Button {...props} loading={isUploading}>{t('settings.brand.logo_choose')}</Button>}</FileButton>}
            {mayEdit && brand.logo && <Button variant="subtle" onClick={() => set({ logo: undefined })}>{t('settings.brand.logo_remove')}</Button>}
          </div>
          <p className={problem || fields['logo'] ? shared.problem : styles.hint} role={problem ? 'alert' : undefined}>{problem || (fields['logo'] ?? t('settings.brand.logo_hint'))}</p>
        </div>
        <Textarea label={t('settings.brand.address')} autosize minRows={3} value={brand.address_lines.join('\n')} disabled={!mayEdit} error={fields['address_lines']} onChange={(event) => set({ address_lines: event.currentTarget.value === '' ? [] : event.currentTarget.value.split('\n') })} />
        <div className={shared.pair} data-text><TextInput {...text('email')} /><TextInput {...text('phone')} /></div>
        <Textarea label={t('settings.brand.footer')} autosize minRows={2} value={brand.footer} disabled={!mayEdit} error={fields['footer']} onChange={(event) => set({ footer: event.currentTarget.value })} />
        <DraftProblem draft={draft} shown={['company_name', ...colors, 'logo', 'address_lines', 'email', 'phone', 'footer']} />
        {mayEdit && <div className={shared.foot}><Button type="submit" variant="filled" loading={draft.status === 'saving'}>{t('save')}</Button></div>}
      </form>
      <div>
        <BrandPreview brand={brand} />
        <h2>{t('settings.brand.contrast')}</h2>
        <ul className={styles.contrasts}>
          {view.contrasts.map((finding) => (
            <li key={finding.pair}>
              <span>{sayPair(finding.pair)}</span>
              <span className={shared.tag} data-tone={finding.text_can_be_read ? 'ok' : 'warn'}>{finding.ratio.toFixed(1)} : 1 · {finding.text_can_be_read ? t('settings.brand.good') : t('settings.brand.poor')}</span>
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}
