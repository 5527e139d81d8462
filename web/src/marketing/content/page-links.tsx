import { ActionIcon } from '@mantine/core'
import { IconCopy, IconExternalLink } from '@tabler/icons-react'
import { t } from '~/app/messages'
import type { Page } from './content'
import { copyText } from './copy'

/** The way to the page as visitors see it. */
export function PageLinks({ page }: { page: Page }) {
  return (
    <>
      {page.state === 'published' && <ActionIcon aria-label={t('pages.copy')} title={t('pages.copy')} onClick={() => void copyText(page.url)}><IconCopy size={16} stroke={1.75} /></ActionIcon>}
      <ActionIcon component="a" href={new URL(page.url).pathname} target="_blank" rel="noreferrer" aria-label={t('pages.open')} title={t('pages.open')}><IconExternalLink size={16} stroke={1.75} /></ActionIcon>
    </>
  )
}
