import { IconAlertTriangle, IconCheck, IconExclamationCircle } from '@tabler/icons-react'
import { t } from '~/app/messages'
import { formatWhole } from '~/lib/format'
import type { Audience, Campaign, Check, Checks } from './email'
import styles from './steps.module.css'

export type StepName = 'audience' | 'content' | 'checks' | 'send'
const steps: StepName[] = ['audience', 'content', 'checks', 'send']

interface Props {
  campaign: Campaign
  checks: Checks | undefined
  step: StepName
  onStep: (step: StepName) => void
}

export function Steps({ campaign, checks, step, onStep }: Props) {
  const count = (level: Check['level']) => checks?.checks.filter((check) => check.level === level).length ?? 0
  const problems = count('problem')
  const people = checks?.audience.get_the_mail ?? 0
  const mark: Record<StepName, 'done' | 'wrong' | 'open'> = {
    audience: people > 0 ? 'done' : 'open',
    content: campaign.subject.trim() && campaign.body.trim() ? 'done' : 'open',
    checks: !checks ? 'open' : problems > 0 ? 'wrong' : 'done',
    send: 'open',
  }
  const said: Record<StepName, string> = {
    audience: people > 0 ? t('email.step.people', { n: formatWhole(people) }) : t('email.step.nobody'),
    content: campaign.subject.trim() || t('email.step.no_words'),
    checks: problems > 0 ? t(count('hint') > 0 ? 'email.step.missing' : 'email.step.only_missing', { n: problems, hints: count('hint') }) : count('hint') > 0 ? t('email.step.hints', { hints: count('hint') }) : t('email.step.ready'),
    send: problems > 0 ? t('email.step.not_ready') : t('email.step.now'),
  }
  return (
    <>
      <nav className={styles.steps} aria-label={campaign.name}>
        {steps.map((name, index) => (
          <button key={name} type="button" className={styles.step} aria-current={name === step ? 'step' : undefined} onClick={() => onStep(name)}>
            <span className={styles.mark} data-mark={name === step ? 'here' : mark[name]}>
              {name !== step && mark[name] === 'done' ? <IconCheck size={13} stroke={2.25} /> : name !== step && mark[name] === 'wrong' ? '!' : index + 1}
            </span>
            <span><strong>{t(`email.step.${name}`)}</strong><small>{said[name]}</small></span>
          </button>
        ))}
      </nav>
      {checks && (
        <div className={styles.rest}>
          <h2>{t('email.checks.title')}</h2>
          <CheckList checks={checks.checks} />
          <h2>{t('email.who')}</h2>
          <WhoGetsIt audience={checks.audience} />
        </div>
      )}
    </>
  )
}

const icons = { problem: IconExclamationCircle, hint: IconAlertTriangle, good: IconCheck }

export function CheckList({ checks }: { checks: Check[] }) {
  return (
    <ul className={styles.checks}>
      {checks.map((check) => {
        const Icon = icons[check.level]
        return (
          <li key={check.code + check.message} data-level={check.level}>
            <Icon size={15} stroke={1.75} aria-hidden />
            <span>{check.message}{check.detail && <small>{check.detail}</small>}</span>
          </li>
        )
      })}
    </ul>
  )
}

const leftOut = ['no_consent', 'suppressed', 'no_address'] as const

export function WhoGetsIt({ audience }: { audience: Audience }) {
  return (
    <dl className={styles.who}>
      <dt>{t('email.who.segment')}</dt><dd>{formatWhole(audience.segment)}</dd>
      {leftOut.filter((reason) => audience[reason] > 0).map((reason) => (
        <div key={reason}><dt>{t(`email.who.${reason}`)}</dt><dd>– {formatWhole(audience[reason])}</dd></div>
      ))}
      <div className={styles.sum}><dt>{t('email.who.get')}</dt><dd>{formatWhole(audience.get_the_mail)}</dd></div>
    </dl>
  )
}
