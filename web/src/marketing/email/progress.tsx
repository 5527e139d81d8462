import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import { t } from '~/app/messages'
import { Irrevocable } from '~/components/irrevocable'
import { formatDuration, formatWhole } from '~/lib/format'
import { useMay } from '~/lib/session'
import { useStep, type Campaign } from './email'
import styles from './sent.module.css'

interface Sample {
  at: number
  done: number
}
const rememberedMs = 20_000

/** Mails per millisecond over the last seconds. */
function useRate(done: number): number {
  const [samples, setSamples] = useState<Sample[]>([])
  useEffect(() => {
    const at = Date.now()
    setSamples((now) => [...now.filter((sample) => at - sample.at < rememberedMs), { at, done }])
  }, [done])
  const first = samples[0]
  const last = samples.at(-1)
  return first && last && last.at > first.at ? (last.done - first.done) / (last.at - first.at) : 0
}

export function Progress({ campaign }: { campaign: Campaign }) {
  const step = useStep(campaign.id)
  const mayEdit = useMay('market')
  const [isStopping, setStopping] = useState(false)
  const { recipients, skipped, sent, kept, failed } = campaign.totals
  const all = recipients - skipped
  const done = sent + kept + failed
  const rate = useRate(done)
  const isSending = campaign.state === 'sending'
  return (
    <section className={styles.progress} aria-label={t(`email.state.${campaign.state}`)}>
      <div>
        <strong>{campaign.audience_complete ? t('email.sending.left', { done: formatWhole(done), all: formatWhole(all) }) : t('email.sending.collecting', { n: formatWhole(recipients) })}</strong>
        {isSending && rate > 0 && <span>{t('email.sending.rate', { n: formatWhole(Math.round(rate * 60_000)) })}</span>}
        {isSending && rate > 0 && <span>{t('email.sending.remaining', { time: formatDuration((all - done) / rate) })}</span>}
        {mayEdit && (
          <div className={styles.buttons}>
            <Button loading={step.isPending} onClick={() => step.mutate(isSending ? 'pause' : 'resumption')}>{t(isSending ? 'email.pause' : 'email.resume')}</Button>
            <Button className="danger" onClick={() => setStopping(true)}>{t('email.cancel')}</Button>
          </div>
        )}
      </div>
      <div className={styles.track} role="progressbar" aria-label={t('email.state.sending')} aria-valuemin={0} aria-valuemax={all} aria-valuenow={done}>
        <div style={{ width: `${all > 0 ? (done / all) * 100 : 0}%` }} />
      </div>
      {isStopping && (
        <Irrevocable title={t('email.cancel.title', { name: campaign.name })} button={t('email.cancel')} busy={step.isPending} error={step.error} onDo={() => step.mutate('cancellation')} onClose={() => setStopping(false)}>
          <p>{t('email.cancel.lost', { n: all - done })}</p>
        </Irrevocable>
      )}
      {campaign.last_error && <p role="status">{t(isSending ? 'email.sending.waits' : 'email.paused.why', { why: campaign.last_error })}</p>}
    </section>
  )
}
