import { t } from '~/app/messages'
import { Happening } from '~/components/home/happening'
import { HomeSection } from '~/components/home/section'
import { useSearch } from '~/components/records/queries'
import { recordName } from '~/components/records/values'
import { Sparkline } from '~/components/sparkline'
import { formatRecent } from '~/lib/format'
import { useState } from 'react'
import { useLive } from './queries'
import styles from './home-now.module.css'

const halfAnHour = 30 * 60_000
const most = 3

/** On Home: who of the known contacts came to the site just now, and what everybody reads. */
export default function HomeNow() {
  const live = useLive().data
  const people = usePeople()
  if (!live) return null
  const pages = live.pages.slice(0, Math.max(1, most - people.length))
  const isQuiet = live.visitors === 0 && people.length === 0 && pages.length === 0
  return (
    <HomeSection title={<><span className={styles.dot} data-on={live.visitors > 0 || undefined} aria-hidden />{t('analytics.home.now')}</>} note={t('analytics.home.on_site', { n: live.visitors })}>
      {isQuiet && <p className={styles.quiet}>{t('analytics.home.quiet')}</p>}
      <ul>
        {people.map((person) => (
          <Happening
            key={person.id} department="marketing" to={`/contacts/${person.id}`} title={<b>{recordName('contacts', person)}</b>}
            detail={[pathOf(person.properties['hs_analytics_last_url']), person.properties['hs_latest_source']].filter(Boolean).join(', ')}
            end={formatRecent(person.properties['hs_latest_source_timestamp'] ?? person.updatedAt)}
          />
        ))}
        {pages.map((page) => <Happening key={page.name} department="marketing" to="/analytics" title={page.name} end={t('analytics.home.readers', { n: page.visitors })} />)}
      </ul>
      {!isQuiet && <p className={styles.minutes}><Sparkline values={live.minutes.map((minute) => minute.visitors)} width={120} />{t('analytics.home.half_hour')}</p>}
    </HomeSection>
  )
}

function usePeople() {
  const [since] = useState(() => String(Math.floor((Date.now() - halfAnHour) / 60_000) * 60_000))
  const filters = [{ propertyName: 'hs_latest_source_timestamp', operator: 'GTE' as const, value: since }]
  const sorts = [{ propertyName: 'hs_latest_source_timestamp', direction: 'DESCENDING' as const }]
  const found = useSearch('contacts', { filterGroups: [{ filters }], sorts, properties: ['firstname', 'lastname', 'email', 'hs_analytics_last_url', 'hs_latest_source', 'hs_latest_source_timestamp'], limit: most })
  return found.data?.pages[0]?.results ?? []
}

function pathOf(url: string | null | undefined): string {
  return URL.canParse(url ?? '') ? new URL(url!).pathname : (url ?? '')
}
