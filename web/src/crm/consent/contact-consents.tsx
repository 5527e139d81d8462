import { ActionIcon, Button, Menu } from '@mantine/core'
import { IconCheck, IconClock, IconDots, IconX } from '@tabler/icons-react'
import { t } from '~/app/messages'
import { RailSection } from '~/components/records/rail'
import { formatDay } from '~/lib/format'
import { useMay, useSession } from '~/lib/session'
import { useBlock, useChangeConsent, useConsents, type ConsentState, type ContactConsents, type TopicConsent } from './consent'
import styles from './consent.module.css'

const icons = { given: IconCheck, requested: IconClock, withdrawn: IconX }

export default function ContactConsents({ id }: { id: string }) {
  const { data } = useConsents(id)
  if (!data) return null
  return (
    <RailSection title={t('consent.title')}>
      {data.topics.map((topic) => <TopicLine key={topic.key} contact={id} topic={topic} />)}
      <Suppression contact={id} consents={data} />
    </RailSection>
  )
}

function TopicLine({ contact, topic }: { contact: string; topic: TopicConsent }) {
  const name = useSession().user.name
  const change = useChangeConsent(contact, t('consent.source', { name }))
  const mayEdit = useMay('write_records')
  const Icon = topic.state ? icons[topic.state] : undefined
  const set = (state: ConsentState) => change.mutate({ key: topic.key, state })
  return (
    <div className={styles.line} data-state={topic.state}>
      <span className={styles.mark}>{Icon && <Icon size={14} stroke={2} aria-hidden />}</span>
      <span>
        {topic.name}
        <small>{topic.state ? t(`consent.state.${topic.state}`) : t('consent.none')}{topic.since && `, ${t('consent.since', { day: formatDay(topic.since), source: topic.source ?? '' })}`}</small>
      </span>
      {mayEdit && (
        <Menu position="bottom-end">
          <Menu.Target><ActionIcon size={24} loading={change.isPending} aria-label={t('consent.change', { topic: topic.name })}><IconDots size={15} stroke={1.75} /></ActionIcon></Menu.Target>
          <Menu.Dropdown>
            {topic.state !== 'given' && <Menu.Item onClick={() => set('requested')}>{t('consent.ask')}</Menu.Item>}
            {topic.state !== 'given' && <Menu.Item onClick={() => set('given')}>{t('consent.give')}</Menu.Item>}
            {topic.state !== 'withdrawn' && <Menu.Item onClick={() => set('withdrawn')}>{t('consent.withdraw')}</Menu.Item>}
          </Menu.Dropdown>
        </Menu>
      )}
    </div>
  )
}

function Suppression({ contact, consents }: { contact: string; consents: ContactConsents }) {
  const block = useBlock(contact)
  const mayEdit = useMay('write_records')
  if (!consents.address) return null
  if (!consents.suppressed) return mayEdit && <Button size="compact-sm" variant="subtle" mt={4} ml={-8} loading={block.isPending} onClick={() => block.mutate(true)}>{t('consent.block')}</Button>
  return (
    <p className={styles.suppressed}>
      {t(`consent.suppressed.${consents.suppressed}`)}
      {mayEdit && consents.suppressed !== 'unsubscribed_all' && <Button size="compact-sm" variant="subtle" loading={block.isPending} onClick={() => block.mutate(false)}>{t('consent.unblock')}</Button>}
    </p>
  )
}
