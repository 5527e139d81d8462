import { Popover, SegmentedControl, TextInput } from '@mantine/core'
import { IconChevronDown, IconDeviceDesktop, IconDeviceMobile } from '@tabler/icons-react'
import { useState } from 'react'
import { t } from '~/app/messages'
import { Avatar } from '~/components/avatar'
import { Failure } from '~/components/failure'
import { useRecord, useSearch } from '~/components/records/queries'
import { nameProperties, recordName } from '~/components/records/values'
import { usePreview, type Campaign, type Preview } from './email'
import styles from './preview-pane.module.css'

type Screen = 'phone' | 'desktop'

export function PreviewPane({ campaign, contact, onContact }: { campaign: Campaign; contact: string | undefined; onContact: (id: string) => void }) {
  const [screen, setScreen] = useState<Screen>('phone')
  const preview = usePreview(campaign, contact)
  return (
    <>
      <header className={styles.head}>
        <ContactChoice contact={contact} onContact={onContact} />
        <SegmentedControl
          size="xs" value={screen} onChange={(value) => setScreen(value as Screen)} aria-label={t('email.preview')}
          data={[
            { value: 'phone', label: <IconDeviceMobile size={15} stroke={1.75} aria-label={t('email.preview.phone')} /> },
            { value: 'desktop', label: <IconDeviceDesktop size={15} stroke={1.75} aria-label={t('email.preview.desktop')} /> },
          ]}
        />
      </header>
      {preview.error ? <div className={styles.wrong}><Failure error={preview.error} /></div> : preview.data && <MailFrame mail={preview.data} screen={screen} />}
    </>
  )
}

/** A stranger's HTML: without scripts, without forms, without an origin. */
export function MailFrame({ mail, screen }: { mail: Preview; screen: Screen }) {
  return (
    <div className={styles.device} data-screen={screen}>
      <div className={styles.inbox}>
        <strong>{mail.subject || '…'}</strong>
        <span><Avatar name={mail.from || '?'} size={20} tone="contact" />{mail.from}</span>
      </div>
      <iframe title={t('email.preview')} sandbox="" srcDoc={mail.html} />
    </div>
  )
}

function ContactChoice({ contact, onContact }: { contact: string | undefined; onContact: (id: string) => void }) {
  const [opened, setOpened] = useState(false)
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" width={260} trapFocus>
      <Popover.Target>
        <button type="button" className={styles.who} onClick={() => setOpened((now) => !now)}>
          {contact ? <ChosenName id={contact} /> : t('email.preview.first')}
          <IconChevronDown size={14} stroke={1.75} aria-hidden />
        </button>
      </Popover.Target>
      <Popover.Dropdown>{opened && <Finder onPick={(id) => { onContact(id); setOpened(false) }} />}</Popover.Dropdown>
    </Popover>
  )
}

function ChosenName({ id }: { id: string }) {
  const { data } = useRecord('contacts', id)
  const name = data ? recordName('contacts', data) : '…'
  return <><Avatar name={name} size={18} tone="contact" /><span>{name}</span></>
}

function Finder({ onPick }: { onPick: (id: string) => void }) {
  const [query, setQuery] = useState('')
  const found = useSearch('contacts', { filterGroups: [], sorts: [], properties: nameProperties.contacts, query: query.trim(), limit: 8 })
  return (
    <>
      <TextInput data-autofocus placeholder={t('email.preview.find')} aria-label={t('email.preview.find')} value={query} mb={4} onChange={(event) => setQuery(event.currentTarget.value)} />
      {found.data?.pages[0]?.results.map((record) => (
        <button key={record.id} type="button" className={styles.found} onClick={() => onPick(record.id)}>{recordName('contacts', record)}</button>
      ))}
    </>
  )
}
