import { t, type MessageKey } from '~/app/messages'
import { formatLongDay } from '~/lib/format'
import { useSession } from '~/lib/session'
import { Slot, useSlotFilled } from '~/lib/slots'
import styles from './home.module.css'

/** What needs me now. Features put their sections into its slots. */
export default function HomePage() {
  const { user } = useSession()
  const hasRail = useSlotFilled('home.rail')
  return (
    <div className={styles.home} data-rail={hasRail || undefined}>
      <div className={styles.work}>
        <header className={styles.head}>
          <div>
            <h1>{t(greeting(new Date().getHours()), { name: user.name.split(' ')[0] ?? user.name })}</h1>
            <div className={styles.summary}><Slot name="home.summary" props={{}} /></div>
          </div>
          <p>{formatLongDay(new Date())}</p>
        </header>
        <div className={styles.short}><Slot name="home.head" props={{}} /></div>
        <Slot name="home.work" props={{}} />
      </div>
      {hasRail && <aside className={styles.rail} aria-label={t('home.together')}><Slot name="home.rail" props={{}} /></aside>}
    </div>
  )
}

function greeting(hour: number): MessageKey {
  if (hour >= 4 && hour < 12) return 'home.morning'
  return hour >= 12 && hour < 18 ? 'home.afternoon' : 'home.evening'
}
