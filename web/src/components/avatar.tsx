import { initials } from '~/lib/format'
import styles from './avatar.module.css'

interface Props {
  name: string
  size?: number
  /** People are tinted by department, contacts outlined, companies square. */
  tone?: 'contact' | 'company' | 'mkt' | 'sal'
}

export function Avatar({ name, size = 20, tone = 'contact' }: Props) {
  const fontSize = size >= 40 ? 14 : size >= 32 ? 12 : size >= 24 ? 11 : 8.5
  return (
    <span className={styles.avatar} data-tone={tone} style={{ width: size, height: size, fontSize }} title={name} aria-hidden>
      {initials(name)}
    </span>
  )
}
