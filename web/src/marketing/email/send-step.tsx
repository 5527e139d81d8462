import { Button } from '@mantine/core'
import { t } from '~/app/messages'
import { formatWhole } from '~/lib/format'
import { useMay } from '~/lib/session'
import { useTopics } from '~/lib/topics'
import { useStep, type Campaign, type Checks } from './email'
import { CheckList, WhoGetsIt } from './steps'
import styles from './audience-step.module.css'

export function SendStep({ campaign, checks, saving }: { campaign: Campaign; checks: Checks | undefined; saving: boolean }) {
  const start = useStep(campaign.id)
  const topic = useTopics().find(({ key }) => key === campaign.topic_key)?.name ?? campaign.topic_key
  const mayEdit = useMay('market')
  if (!checks) return null
  const people = formatWhole(checks.audience.get_the_mail)
  const problems = checks.checks.filter(({ level }) => level === 'problem')
  const kept = checks.checks.some(({ code }) => code === 'no_server')
  return (
    <div className={styles.step}>
      <h2>{t('email.send.title')}</h2>
      <p>{problems.length > 0 ? t('email.send.problems') : t('email.send.text', { subject: campaign.subject, n: people, topic })}</p>
      {problems.length > 0 && <CheckList checks={problems} />}
      {problems.length === 0 && kept && <p>{t('email.send.kept')}</p>}
      <div className={styles.paper}><h2>{t('email.who')}</h2><WhoGetsIt audience={checks.audience} /></div>
      {mayEdit && (
        <Button variant="filled" disabled={problems.length > 0 || saving} loading={start.isPending} onClick={() => start.mutate('sending')}>
          {t('email.send.now', { n: people })}
        </Button>
      )}
      <div className={styles.paper}><h2>{t('email.checks.title')}</h2><CheckList checks={checks.checks} /></div>
    </div>
  )
}
