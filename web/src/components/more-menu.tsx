import { ActionIcon, Button, Menu } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { t } from '~/app/messages'

/** What else can be done, behind three dots; as a button where it stands among buttons. */
export function MoreMenu({ button = false, children }: { button?: boolean; children: ReactNode }) {
  const dots = <IconDots size={16} stroke={1.75} />
  return (
    <Menu>
      <Menu.Target>{button ? <Button aria-label={t('page.more')} px={8}>{dots}</Button> : <ActionIcon aria-label={t('page.more')}>{dots}</ActionIcon>}</Menu.Target>
      <Menu.Dropdown>{children}</Menu.Dropdown>
    </Menu>
  )
}
