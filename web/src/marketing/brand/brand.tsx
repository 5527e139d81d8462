import { Button, ColorInput, FileButton, Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '~/api/client'
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
import { BrandPreview } from './brand-preview'
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
const mostBytes = 45_000

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
  const [tooLarge, setTooLarge] = useState(false)
  const mayEdit = useMay('manage_settings')
  const save = async () => {
    if (await draft.save()) doneWith(t('settings.saved', { what: t('settings.brand.what') }))
  }
  const text = (name: 'company_name' | 'email' | 'phone') => ({
    label: t(`settings.brand.${name}`), value: brand[name], disabled: !mayEdit, error: fields[name],
    onChange: (event: { currentTarget: { value: string } }) => set({ [name]: event.currentTarget.value }),
  })
  const choose = (file: File | null) => {
    if (!file) return
    setTooLarge(file.size > mostBytes)
    if (file.size > mostBytes) return
    const reader = new FileReader()
    reader.onload = () => set({ logo: String(reader.result) })
    reader.readAsDataURL(file)
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
            {brand.logo && <img src={brand.logo} alt={t('settings.brand.logo')} className={styles.logo} />}
            {mayEdit && <FileButton accept="image/png,image/svg+xml" onChange={choose}>{(props) => <Button {...props}>{t('settings.brand.logo_choose')}</Button>}</FileButton>}
            {mayEdit && brand.logo && <Button variant="subtle" onClick={() => set({ logo: undefined })}>{t('settings.brand.logo_remove')}</Button>}
          </div>
          <p className={tooLarge || fields['logo'] ? shared.problem : styles.hint}>{tooLarge ? t('settings.brand.logo_too_large') : (fields['logo'] ?? t('settings.brand.logo_hint'))}</p>
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
