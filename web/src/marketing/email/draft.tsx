import { Button, Menu } from '@mantine/core'
import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { t } from '~/app/messages'
import { EditorFrame } from '~/components/editor-frame'
import { MoreMenu } from '~/components/more-menu'
import { DraftProblem } from '~/components/problem'
import { useDraft } from '~/lib/draft'
import { fetchNow } from '~/lib/queries'
import { useNavigate, useShow } from '~/lib/routes'
import { useMay } from '~/lib/session'
import { AudienceStep } from './audience-step'
import { ContentStep } from './content-step'
import { campaignQuery, saveCampaign, useChecks, useStep, useThrowAway, type Campaign, type Condition, type Words } from './email'
import { PreviewPane } from './preview-pane'
import { SendStep } from './send-step'
import { StateTag } from './state-tag'
import { Steps, type StepName } from './steps'
import { TestMail } from './test-mail'
import styles from './draft.module.css'

const wordsOf = ({ topic_key, condition, subject, first_line, from_name, body }: Campaign): Words => ({ topic_key, condition: condition as Condition, subject, first_line, from_name, body })

const called = {
  topic_key: t('email.called.topic'), condition: t('email.called.segment'), subject: t('email.called.subject'), first_line: t('email.called.first_line'), from_name: t('email.called.from'), body: t('email.called.body'),
}

/** Left the steps, in the middle what the chosen one is about, right the mail as somebody will get it. */
export function Draft({ campaign }: { campaign: Campaign }) {
  const { id } = campaign
  const asked = (useSearch({ strict: false }) as { step?: StepName }).step
  const show = useShow()
  const step = asked ?? 'content'
  const go = (next: StepName) => show({ step: next })
  const draft = useDraft({
    stored: campaign,
    read: wordsOf,
    body: (words) => words,
    save: (changed) => saveCampaign(id, changed),
    load: () => fetchNow(campaignQuery(id)),
    called,
  })
  const checks = useChecks(campaign)
  const [contact, setContact] = useState<string>()
  const mayEdit = useMay('market')
  return (
    <EditorFrame
      title={campaign.name}
      shape="steps"
      about={<StateTag campaign={campaign} />}
      draft={draft}
      savedAt={campaign.updated_at}
      actions={mayEdit && (
        <>
          <TestMail campaign={campaign} contact={contact} />
          <Button variant="filled" onClick={() => go('send')}>{t('email.review')}</Button>
          <More campaign={campaign} />
        </>
      )}
    >
      <aside aria-label={t('email.steps')}><Steps campaign={campaign} checks={checks.data} step={step} onStep={go} /></aside>
      <section aria-label={t(`email.step.${step}`)}>
        {!mayEdit && <p className={styles.note}>{t('email.read_only')}</p>}
        {draft.error !== undefined && <div className={styles.note}><DraftProblem draft={draft} /></div>}
        <fieldset className={styles.fields} disabled={!mayEdit}>
          {step === 'audience' && <AudienceStep key={draft.round} words={draft.form} onChange={draft.change} onNext={() => go('content')} />}
          {step === 'content' && <ContentStep words={draft.form} onChange={draft.change} />}
          {(step === 'checks' || step === 'send') && <SendStep campaign={campaign} checks={checks.data} saving={draft.isChanged} />}
        </fieldset>
      </section>
      <aside aria-label={t('email.preview')}><PreviewPane campaign={campaign} contact={contact} onContact={setContact} /></aside>
    </EditorFrame>
  )
}

function More({ campaign }: { campaign: Campaign }) {
  const navigate = useNavigate()
  const copy = useStep(campaign.id, (made) => void navigate({ to: `/email/${made.id}` }))
  const throwAway = useThrowAway(campaign, () => void navigate({ to: '/email', ignoreBlocker: true }))
  return (
    <MoreMenu>
      <Menu.Item onClick={() => copy.mutate('copies')}>{t('email.copy')}</Menu.Item>
      <Menu.Item className="danger" onClick={() => throwAway.mutate()}>{t('email.delete')}</Menu.Item>
    </MoreMenu>
  )
}
