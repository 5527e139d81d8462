import { Button } from '@mantine/core'
import { IconMail, IconNote, IconPhone } from '@tabler/icons-react'
import { useParams } from '@tanstack/react-router'
import type { CrmRecord } from '~/api/types'
import { t } from '~/app/messages'
import { Facts } from '~/components/records/facts'
import { LifecyclePath } from '~/components/records/lifecycle-path'
import { RecordHead } from '~/components/records/record-head'
import { RecordMenu, RecordPage } from '~/components/records/record-page'
import type { ActivityKind } from '~/components/timeline/queries'
import { Story } from '~/components/timeline/story'
import { useCompose } from '~/components/timeline/use-compose'
import { StageLabel } from '~/components/stage-glyph'
import { useMay } from '~/lib/session'
import { Slot } from '~/lib/slots'
import { contactList } from './definition'
import styles from './contact-page.module.css'

const sections = [
  { title: t('facts.title'), fields: ['email', 'phone', 'company', 'jobtitle', 'industry', 'city', 'country', 'hs_lead_status'] },
  { title: t('facts.source'), fields: ['hs_analytics_source', 'hs_latest_source', 'hs_analytics_source_data_2', 'hs_analytics_first_url', 'createdate'] },
]
const labels = {
  company: t('contact.field.company'),
  jobtitle: t('contact.field.role'),
  hs_lead_status: t('contact.field.status'),
  hs_analytics_source: t('contact.field.first_touch'),
  hs_latest_source: t('contact.field.last_touch'),
  hs_analytics_source_data_2: t('contact.field.campaign'),
  hs_analytics_first_url: t('contact.field.landing'),
  createdate: t('contact.field.created'),
}
const inTheHead = ['lifecyclestage', 'hubspot_owner_id', 'hubspotscore']

export default function ContactPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const { compose, write } = useCompose()
  return (
    <RecordPage key={id} object="contacts" id={id} list={{ label: 'contacts.nav', path: '/contacts' }} recordPath={contactList.path}>
      {(record) => ({
        head: <RecordHead object="contacts" record={record} line={headLine(record)} actions={<Actions record={record} onWrite={write} />} />,
        path: <LifecyclePath object="contacts" record={record} />,
        facts: <Facts object="contacts" record={record} sections={sections} labels={labels} leaveOut={inTheHead} />,
        story: <Story object="contacts" id={id} compose={compose} />,
        rail: <Slot name="contact.rail" props={{ id }} />,
        pinned: <Pinned record={record} onWrite={write} />,
      })}
    </RecordPage>
  )
}

function headLine(record: CrmRecord) {
  const { jobtitle, company, city, lifecyclestage, hubspotscore } = record.properties
  const about = [jobtitle, company, city].filter(Boolean).join(', ') || record.properties['email']
  return [
    about,
    lifecyclestage && <><StageLabel stage={lifecyclestage} />{hubspotscore && <strong className={styles.score} title={t('contact.score', { n: hubspotscore })}>{hubspotscore}</strong>}</>,
  ]
}

interface ActionProps {
  record: CrmRecord
  onWrite: (kind: ActivityKind) => void
}

function Actions({ record, onWrite }: ActionProps) {
  const email = record.properties['email']
  const mayWrite = useMay('write_records')
  return (
    <>
      {email && <Button component="a" href={`mailto:${email}`} leftSection={<IconMail size={15} stroke={1.75} />}>{t('contact.email')}</Button>}
      {mayWrite && <Button leftSection={<IconPhone size={15} stroke={1.75} />} onClick={() => onWrite('call')}>{t('contact.call')}</Button>}
      <Slot name="contact.head" props={{ id: record.id }} />
      <RecordMenu object="contacts" record={record} listPath="/contacts" />
    </>
  )
}

function Pinned({ record, onWrite }: ActionProps) {
  const { phone, email } = record.properties
  const mayWrite = useMay('write_records')
  return (
    <>
      {phone && <Button component="a" href={`tel:${phone}`} aria-label={t('contact.call')}><IconPhone size={16} stroke={1.75} /></Button>}
      {email && <Button component="a" href={`mailto:${email}`} aria-label={t('contact.email')}><IconMail size={16} stroke={1.75} /></Button>}
      {mayWrite && <Button className={styles.note} aria-label={t('contact.note')} onClick={() => onWrite('note')}><IconNote size={16} stroke={1.75} /><span>{t('contact.note')}</span></Button>}
      <Slot name="contact.pinned" props={{ id: record.id }} />
    </>
  )
}
