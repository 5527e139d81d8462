import { t } from '~/app/messages'
import { done, failed } from '~/lib/undo'

export async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text)
    done(t('forms.share.copied'))
  } catch {
    failed(text)
  }
}
