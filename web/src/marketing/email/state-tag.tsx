import { t } from '~/app/messages'
import type { CampaignState } from './email'
import styles from './state-tag.module.css'

export const StateTag = ({ state }: { state: CampaignState }) => <span className={styles.tag} data-state={state}>{t(`email.state.${state}`)}</span>
