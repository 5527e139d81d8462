import { t } from '~/app/messages'
import { EmptyState } from './empty-state'

/** Stands for a page that the person's role may not use; says who may. */
export function NotAllowed({ text }: { text: string }) {
  return <EmptyState alone title={t('role.not_allowed')} text={text} />
}
