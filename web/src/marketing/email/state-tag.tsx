import { t } from '~/app/messages'
import { isKept, type Campaign } from './email'
import styles from './state-tag.module.css'

export const sayState = (campaign: Pick<Campaign, 'state' | 'totals'>): string => t(isKept(campaign) ? 'email.state.kept' : `email.state.${campaign.state}`)

export const StateTag = ({ campaign }: { campaign: Pick<Campaign, 'state' | 'totals'> }) => (
  <span className={styles.tag} data-state={isKept(campaign) ? 'kept' : campaign.state}>{sayState(campaign)}</span>
)
