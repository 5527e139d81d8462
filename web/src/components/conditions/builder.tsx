import { useEffect, useMemo, useRef, useState } from 'react'
import { t } from '~/app/messages'
import { KeyCap } from '~/components/key-cap'
import { doneWith } from '~/lib/undo'
import { AddLine } from './add-line'
import { BuildingProvider, root, type Building, type Preview } from './building'
import { GroupBlock } from './group-block'
import type { Speech } from './say'
import { remove as removed, type Edited, type Group, type Pointer } from './tree'
import styles from './builder.module.css'

interface Props {
  tree: Group
  speech: Speech
  mayEdit: boolean
  preview: Preview | undefined
  isCounting: boolean
  /** By what the server calls their lines. */
  problems: Map<string, string>
  onChange: (tree: Group) => void
}

/** Conditions in groups, with how many are left below each. */
export function Builder({ tree, speech, mayEdit, preview, isCounting, problems, onChange }: Props) {
  const [opened, open] = useState<Pointer>()
  // The line that was edited stands elsewhere once the new tree is drawn.
  const followed = useRef<Pointer>(undefined)
  useEffect(() => {
    if (followed.current === undefined) return
    document.querySelector<HTMLElement>(`[data-line="${followed.current}"]`)?.focus()
    followed.current = undefined
  })
  const building = useMemo<Building>(() => {
    const follow = ({ tree: next, at }: Edited) => {
      followed.current = at
      onChange(next)
    }
    return {
      tree, speech, mayEdit, preview, isCounting, opened, open, follow,
      problems: new Map([...problems].map(([pointer, message]) => [lineOf(pointer), message])),
      set: onChange,
      leave: (pointer) => {
        followed.current = pointer
        open(undefined)
      },
      remove: (pointer) => {
        follow(removed(tree, pointer))
        doneWith(t('segments.line.removed'), () => Promise.resolve(onChange(tree)))
      },
    }
  }, [tree, speech, mayEdit, preview, isCounting, problems, onChange, opened])
  return (
    <BuildingProvider value={building}>
      <div className={styles.builder} aria-busy={isCounting && !preview}>
        <div className={styles.title}><span>{t('segments.everyone_who')}</span><span>{t('segments.people_left')}</span></div>
        <div className={styles.progress} data-counting={isCounting || undefined} />
        <GroupBlock pointer="" group={tree} object="contacts" />
        <div className={styles.foot}>
          <AddLine into="" object="contacts" />
          {mayEdit && <span className={styles.keys} aria-hidden><KeyCap>/</KeyCap>{t('segments.keys.add')}<KeyCap>Alt →</KeyCap>{t('segments.keys.nest')}<KeyCap>Alt ↑</KeyCap>{t('segments.keys.move')}</span>}
        </div>
      </div>
    </BuildingProvider>
  )
}

/** '/condition/conditions/2/value' is of the line '/conditions/2'. */
const lineOf = (pointer: string): Pointer => pointer.replace(root, '').match(/^(\/conditions\/\d+)*/)?.[0] ?? ''
