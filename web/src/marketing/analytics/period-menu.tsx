import { Button, Popover } from '@mantine/core'
import { IconCheck, IconChevronDown } from '@tabler/icons-react'
import { useState } from 'react'
import { t } from '~/app/messages'
import { writeDates, type Period } from '~/lib/days'
import { periodNames, sayPeriod } from './period'
import styles from './toolbar.module.css'

interface Props {
  period: string
  shown: Period
  onChoose: (period: string) => void
}

/** Usual periods, or any two dates. */
export function PeriodMenu({ period, shown, onChoose }: Props) {
  const [opened, setOpened] = useState(false)
  const choose = (next: string) => {
    onChoose(next)
    setOpened(false)
  }
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width={232} trapFocus>
      <Popover.Target>
        <button type="button" className={styles.pick} aria-label={`${t('analytics.period')}: ${sayPeriod(shown)}`} onClick={() => setOpened((now) => !now)}>
          <strong>{sayPeriod(shown)}</strong><IconChevronDown size={14} stroke={1.75} aria-hidden />
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        {periodNames.map((name) => (
          <button key={name} type="button" className={styles.choice} aria-pressed={name === period} onClick={() => choose(name)}>
            {t(`analytics.period.${name}`)}{name === period && <IconCheck size={15} aria-hidden />}
          </button>
        ))}
        <OwnDates key={writeDates(shown)} shown={shown} onChoose={choose} />
      </Popover.Dropdown>
    </Popover>
  )
}

function OwnDates({ shown, onChoose }: { shown: Period; onChoose: (period: string) => void }) {
  const [dates, setDates] = useState(shown)
  return (
    <form
      className={styles.dates}
      aria-label={t('analytics.period.own')}
      onSubmit={(event) => {
        event.preventDefault()
        onChoose(writeDates(dates.from <= dates.to ? dates : { from: dates.to, to: dates.from }))
      }}
    >
      <label>{t('analytics.period.from')}<input type="date" required value={dates.from} onChange={(event) => setDates({ ...dates, from: event.target.value })} /></label>
      <label>{t('analytics.period.to')}<input type="date" required value={dates.to} onChange={(event) => setDates({ ...dates, to: event.target.value })} /></label>
      <Button type="submit" size="xs">{t('analytics.period.show')}</Button>
    </form>
  )
}
