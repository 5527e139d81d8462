import { ActionIcon, Button, Menu } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { t } from '~/app/messages'
import { explain } from '~/components/failure'
import { TopExtra } from '~/components/page'
import { formatTime } from '~/lib/format'
import { useNavigate, useShow } from '~/lib/routes'
import { useMay } from '~/lib/session'
import { done, failed } from '~/lib/undo'
import { AudienceStep } from './audience-step'
import { ContentStep } from './content-step'
import { deleteCampaign, useChecks, useStep, type Campaign } from './email'
import { PreviewPane } from './preview-pane'
import { SendStep } from './send-step'
import { StateTag } from './state-tag'
import { Steps, type StepName } from './steps'
import { TestMail } from './test-mail'
import { useAutosave } from './use-autosave'
import styles from './draft.module.css'

/** Left the steps, in the middle what the chosen one is about, right the mail as somebody will get it. */
export function Draft({ campaign }: { campaign: Campaign }) {
  const asked = (useSearch({ strict: false }) as { step?: StepName }).step
  const show = useShow()
  const step = asked ?? 'content'
  const go = (next: StepName) => show({ step: next })
  const save = useAutosave(campaign)
  const checks = useChecks(campaign)
  const [contact, setContact] = useState<string>()
  const mayEdit = useMay('market')
  return (
    <div className={styles.page}>
      <TopExtra>
        <span className={styles.state}><StateTag campaign={campaign} /><span aria-live="polite">{save.pending ? t('email.saving') : t('email.saved', { time: formatTime(campaign.updated_at) })}</span></span>
        {mayEdit && (
          <>
            <TestMail campaign={campaign} contact={contact} />
            <Button variant="filled" onClick={() => go('send')}>{t('email.review')}</Button>
            <More campaign={campaign} />
          </>
        )}
      </TopExtra>
      <aside className={styles.left} aria-label={t('email.steps')}><Steps campaign={campaign} checks={checks.data} step={step} onStep={go} /></aside>
      <section className={styles.middle} aria-label={t(`email.step.${step}`)}>
        <h1 className="visually-hidden">{campaign.name}</h1>
        {!mayEdit && <p className={styles.read_only}>{t('email.read_only')}</p>}
        <fieldset className={styles.fields} disabled={!mayEdit}>
          {step === 'audience' && <AudienceStep campaign={campaign} onChange={save.change} onNext={() => go('content')} />}
          {step === 'content' && <ContentStep campaign={campaign} onChange={save.change} />}
          {(step === 'checks' || step === 'send') && <SendStep campaign={campaign} checks={checks.data} saving={save.pending} />}
        </fieldset>
      </section>
      <aside className={styles.right} aria-label={t('email.preview')}><PreviewPane campaign={campaign} contact={contact} onContact={setContact} /></aside>
    </div>
  )
}

function More({ campaign }: { campaign: Campaign }) {
  const navigate = useNavigate()
  const copy = useStep(campaign.id, (made) => void navigate({ to: `/email/${made.id}` }))
  const remove = async () => {
    try {
      await deleteCampaign(campaign.id)
      done(t('email.deleted', { name: campaign.name }))
      await navigate({ to: '/email' })
    } catch (error) {
      failed(explain(error))
    }
  }
  return (
    <Menu position="bottom-end">
      <Menu.Target><ActionIcon aria-label={t('list.more')}><IconDots size={16} stroke={1.75} /></ActionIcon></Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => copy.mutate('copies')}>{t('email.copy')}</Menu.Item>
        <Menu.Item className="danger" onClick={() => void remove()}>{t('email.delete')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
