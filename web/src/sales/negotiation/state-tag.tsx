import { t } from '~/app/messages'
import type { State } from './quotes'
import styles from './quotes.module.css'

const tones: Record<State, 'ok' | 'warn' | 'bad' | 'sal' | undefined> = {
  draft: undefined, sent: 'sal', opened: 'sal', accepted: 'ok', declined: 'bad', expired: 'warn', withdrawn: undefined,
}

export function StateTag({ state }: { state: State }) {
  return <span className={styles.tag} data-tone={tones[state]}>{t(`quotes.state.${state}`)}</span>
}
