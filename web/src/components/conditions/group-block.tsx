import { Menu } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { t } from '~/app/messages'
import { AddLine } from './add-line'
import { useBuilding } from './building'
import { Count } from './count'
import { Line, LineMenu } from './line'
import { childOf, isGroup, setHolding, type Group, type Holding, type Pointer } from './tree'
import { useLineKeys } from './use-line-keys'
import styles from './builder.module.css'

const holdings: Holding[] = ['all', 'any', 'none']

/** What holds of several conditions, and they below it. */
export function GroupBlock({ pointer, group, object }: { pointer: Pointer; group: Group; object: string }) {
  const problem = useBuilding().problems.get(pointer)
  const isWhole = pointer === ''
  // 'But none of these' stands beside the whole it is taken from, as long as nothing comes after it.
  const outside = (at: number) => isWhole && group.type === 'all' && group.conditions.slice(at).every((one) => one.type === 'none')
  return (
    <div className={styles.group} data-holding={group.type}>
      <GroupHead pointer={pointer} group={group} />
      {problem && <p className={styles.problem}>{problem}</p>}
      <ol className={styles.lines}>
        {group.conditions.map((one, at) => outside(at) ? null : (
          <li key={at}>{isGroup(one) ? <GroupBlock pointer={childOf(pointer, at)} group={one} object={object} /> : <Line pointer={childOf(pointer, at)} condition={one} object={object} />}</li>
        ))}
        {!isWhole && <li><AddLine into={pointer} object={object} small /></li>}
      </ol>
      {group.conditions.map((one, at) => isGroup(one) && outside(at) && <GroupBlock key={at} pointer={childOf(pointer, at)} group={one} object={object} />)}
    </div>
  )
}

function GroupHead({ pointer, group }: { pointer: Pointer; group: Group }) {
  const building = useBuilding()
  const onKeyDown = useLineKeys(pointer)
  return (
    <div className={styles.groupHead}>
      <Menu position="bottom-start" disabled={!building.mayEdit}>
        <Menu.Target>
          <button type="button" data-line={pointer} className={styles.holding} data-none={group.type === 'none' || undefined} disabled={!building.mayEdit} onKeyDown={onKeyDown}>
            {t(`segments.group.${group.type}`)}
            {building.mayEdit && <IconChevronDown size={13} stroke={1.75} aria-hidden />}
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {holdings.map((type) => <Menu.Item key={type} onClick={() => building.set(setHolding(building.tree, pointer, type))}>{t(`segments.group.${type}`)}</Menu.Item>)}
        </Menu.Dropdown>
      </Menu>
      <Count pointer={pointer} />
      {pointer !== '' && building.mayEdit && <LineMenu pointer={pointer} name={t(`segments.group.${group.type}`)} />}
    </div>
  )
}
