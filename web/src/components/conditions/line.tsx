import { ActionIcon, Button, FocusTrap, Menu } from '@mantine/core'
import { IconArrowBarRight, IconArrowBarToLeft, IconArrowDown, IconArrowUp, IconDots, IconTrash } from '@tabler/icons-react'
import { t } from '~/app/messages'
import { AddLine } from './add-line'
import { useBuilding } from './building'
import { ConditionEditor } from './condition-editor'
import { ConditionGlyph } from './condition-glyph'
import { Count, takesTheLast } from './count'
import { say, sayLine } from './say'
import { childOf, inside, isGroup, isOfAssociated, move, nest, replace, unnest, type Condition, type Group, type Pointer } from './tree'
import { useLineKeys } from './use-line-keys'
import styles from './builder.module.css'

interface Props {
  pointer: Pointer
  condition: Exclude<Condition, Group>
  object: string
}

/** One condition in words; what is chosen in it opens its choices. */
export function Line({ pointer, condition, object }: Props) {
  const building = useBuilding()
  const { speech, mayEdit, tree } = building
  const onKeyDown = useLineKeys(pointer)
  const isOpen = building.opened === pointer
  const problem = building.problems.get(pointer)
  return (
    <>
      <div className={styles.line} data-open={isOpen || undefined} data-bad={problem !== undefined || undefined} data-last={takesTheLast(building.preview, pointer) || undefined}>
        <button
          type="button"
          data-line={pointer}
          className={styles.words}
          aria-expanded={isOpen}
          disabled={!mayEdit}
          aria-label={sayLine(condition, object, speech)}
          onClick={() => building.open(isOpen ? undefined : pointer)}
          onKeyDown={onKeyDown}
        >
          <ConditionGlyph condition={condition} object={object} />
          {say(condition, object, speech).map((part, at) => (part.strong ? <span key={at} className={styles.token} data-gone={part.gone || undefined}>{part.text}</span> : <span key={at}>{part.text}</span>))}
        </button>
        <Count pointer={pointer} />
        {mayEdit && <LineMenu pointer={pointer} name={sayLine(condition, object, speech)} />}
      </div>
      {problem && <p className={styles.problem}>{problem}</p>}
      {takesTheLast(building.preview, pointer) && <p className={styles.problem}>{t('segments.last')}</p>}
      {isOpen && <Choices condition={condition} object={object} onChange={(next) => building.set(replace(tree, pointer, next))} onLeave={() => building.leave(pointer)} />}
      {condition.type === 'associated' && (
        <ol className={styles.lines} data-linked>
          {inside(condition).map((one, at) => <li key={at}>{!isGroup(one) && <Line pointer={childOf(pointer, at)} condition={one} object={condition.object} />}</li>)}
          {mayEdit && <li><AddLine into={pointer} object={condition.object} small /></li>}
        </ol>
      )}
    </>
  )
}

interface ChoicesProps {
  condition: Props['condition']
  object: string
  onChange: (condition: Condition) => void
  onLeave: () => void
}

/** What can be chosen in a line stands below it and moves the others down, so that it covers none of them. */
function Choices({ condition, object, onChange, onLeave }: ChoicesProps) {
  const { speech } = useBuilding()
  const isForm = condition.type === 'property' || condition.type === 'date' || condition.type === 'words'
  return (
    <FocusTrap>
      <div className={styles.choices} role="group" aria-label={sayLine(condition, object, speech)} onKeyDown={(event) => event.key === 'Escape' && !event.defaultPrevented && onLeave()}>
        <ConditionEditor condition={condition} object={object} onChange={onChange} onDone={onLeave} />
        {!isForm && <Button size="xs" className={styles.done} onClick={onLeave}>{t('segments.done')}</Button>}
      </div>
    </FocusTrap>
  )
}

export function LineMenu({ pointer, name }: { pointer: Pointer; name: string }) {
  const { tree, follow, remove } = useBuilding()
  const icon = { size: 15, stroke: 1.75 }
  const mayNest = !isOfAssociated(tree, pointer)
  return (
    <Menu>
      <Menu.Target><ActionIcon size={24} className={styles.more} aria-label={t('segments.line.menu', { name })}><IconDots size={16} stroke={1.75} /></ActionIcon></Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconArrowUp {...icon} />} onClick={() => follow(move(tree, pointer, -1))}>{t('segments.line.up')}</Menu.Item>
        <Menu.Item leftSection={<IconArrowDown {...icon} />} onClick={() => follow(move(tree, pointer, 1))}>{t('segments.line.down')}</Menu.Item>
        {mayNest && <Menu.Item leftSection={<IconArrowBarRight {...icon} />} onClick={() => follow(nest(tree, pointer))}>{t('segments.line.nest')}</Menu.Item>}
        {mayNest && <Menu.Item leftSection={<IconArrowBarToLeft {...icon} />} onClick={() => follow(unnest(tree, pointer))}>{t('segments.line.unnest')}</Menu.Item>}
        <Menu.Item className="danger" leftSection={<IconTrash {...icon} />} onClick={() => remove(pointer)}>{t('segments.line.remove')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
