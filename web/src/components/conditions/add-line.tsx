import { Popover } from '@mantine/core'
import { IconFolderPlus, IconPlus } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { t } from '~/app/messages'
import { useKeys } from '~/lib/keyboard'
import { useBuilding } from './building'
import { Picker } from './picker'
import { add, childOf, conditionAt, type Condition, type Pointer } from './tree'
import styles from './builder.module.css'

/** + Condition, + Group; `small` below the lines of a group. */
export function AddLine({ into, object, small = false }: { into: Pointer; object: string; small?: boolean }) {
  const { tree, mayEdit, follow, open } = useBuilding()
  const [opened, setOpened] = useState<'condition' | 'group'>()
  const button = useRef<HTMLButtonElement>(null)
  const byKey = () => {
    // What hangs on a button out of sight is not shown.
    button.current?.scrollIntoView({ block: 'nearest' })
    setOpened('condition')
  }
  useKeys(small ? [] : [{ keys: '/', label: t('segments.add.condition'), group: t('segments.keys'), run: byKey, idle: !mayEdit }])
  if (!mayEdit) return null
  const put = (condition: Condition) => {
    const isGroup = opened === 'group'
    setOpened(undefined)
    const type = conditionAt(tree, into)?.type === 'any' ? 'all' : 'any'
    const edited = add(tree, into, isGroup ? { type, conditions: [condition] } : condition)
    follow(edited)
    if (condition.type !== 'associated') open(isGroup ? childOf(edited.at, 0) : edited.at)
  }
  const toggle = (what: 'condition' | 'group') => setOpened((now) => (now === what ? undefined : what))
  return (
    <div className={styles.add} data-small={small || undefined}>
      <Popover opened={opened !== undefined} onChange={(next) => !next && setOpened(undefined)} position="bottom-start" width={400} trapFocus withinPortal>
        <Popover.Target>
          <button ref={button} type="button" className={styles.addButton} onClick={() => toggle('condition')}><IconPlus size={15} stroke={1.75} aria-hidden />{t('segments.add.condition')}</button>
        </Popover.Target>
        {object === 'contacts' && <button type="button" className={styles.addButton} onClick={() => toggle('group')}><IconFolderPlus size={15} stroke={1.75} aria-hidden />{t('segments.add.group')}</button>}
        <Popover.Dropdown>{opened && <Picker object={object} onPick={put} />}</Popover.Dropdown>
      </Popover>
    </div>
  )
}
