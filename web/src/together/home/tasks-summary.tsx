import { useState } from 'react'
import { t } from '~/app/messages'
import { useMay } from '~/lib/session'
import { splitByDay, useTasks } from './tasks'

/** '5 tasks today' in the line under the greeting. */
export default function TasksSummary() {
  const { data } = useTasks()
  const [now] = useState(() => new Date())
  const mayHave = useMay('write_records')
  if (!data || (!mayHave && data.results.length === 0)) return null
  const n = splitByDay(data.results, now).today.length
  return n === 0 ? <span>{t('home.tasks_none')}</span> : <span><strong>{n}</strong> {t('home.tasks', { n })}</span>
}
