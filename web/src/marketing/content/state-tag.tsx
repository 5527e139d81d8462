import { t } from '~/app/messages'
import type { PageState } from './content'
import styles from './content.module.css'

export function StateTag({ state }: { state: PageState }) {
  return <span className={styles.tag} data-state={state}>{t(`pages.state.${state}`)}</span>
}
