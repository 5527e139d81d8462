import { Button } from '@mantine/core'
import { IconChevronRight, IconCircle, IconCircleCheckFilled } from '@tabler/icons-react'
import { t } from '~/app/messages'
import { Link } from '~/lib/routes'
import { useMay, useSession } from '~/lib/session'
import { storedStore, useStore } from '~/lib/store'
import { useSteps, type Step } from './steps'
import styles from './first-steps.module.css'

const hidden = storedStore('tandem.steps.hidden', false)

/** What to do first in a new workspace; gone once all of it is done or it was put away. */
export default function FirstSteps() {
  const { workspace } = useSession()
  const isHidden = useStore(hidden)
  const on = useMay('manage_settings') && !isHidden && !workspace.is_demo
  const steps = useSteps(on)
  if (!on || !steps) return null
  const done = steps.filter((step) => step.done).length
  const next = steps.find((step) => !step.done)
  if (!next) return null
  return (
    <section className={styles.card} aria-label={t('home.steps')}>
      <header>
        <h2>{t('home.steps')}</h2>
        <span>{t('home.steps.done', { n: done, all: steps.length })}</span>
        <button type="button" onClick={() => hidden.set(true)}>{t('home.steps.hide')}</button>
      </header>
      <div className={styles.bar} aria-hidden><span style={{ width: `${(done / steps.length) * 100}%` }} /></div>
      <ol>{steps.map((step) => <Row key={step.label} step={step} isNext={step === next} />)}</ol>
    </section>
  )
}

function Row({ step, isNext }: { step: Step; isNext: boolean }) {
  const Mark = step.done ? IconCircleCheckFilled : IconCircle
  const label = t(step.label)
  return (
    <li className={styles.step} data-done={step.done || undefined}>
      <Mark size={18} stroke={1.5} aria-hidden />
      <span className={styles.what}>
        {isNext ? <strong>{label}</strong> : <Link to={step.to}>{label}</Link>}
        {step.done && <span className="visually-hidden">, {t('home.steps.is_done')}</span>}
        {isNext && <small>{t(step.why)}</small>}
      </span>
      {isNext && <Button variant="filled" component={Link} to={step.to} rightSection={<IconChevronRight size={15} stroke={1.75} aria-hidden />} aria-label={label}>{t('home.steps.go')}</Button>}
    </li>
  )
}
