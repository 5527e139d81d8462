import { useQuery } from '@tanstack/react-query'
import { useState, type KeyboardEvent, type RefObject } from 'react'
import { api } from '~/api/client'
import { t } from '~/app/messages'
import { useSession } from '~/lib/session'
import { Avatar } from '../avatar'
import { askedAt, offered, type Colleague } from './mentions'
import styles from './composer.module.css'

/** Who else works here. */
export function useColleagues(): Colleague[] {
  const { user } = useSession()
  const people = useQuery({ queryKey: ['users'], queryFn: () => api.get('/api/users'), meta: { watches: ['users'] } })
  return people.data?.results.filter((one) => one.active && one.id !== user.id) ?? []
}

const listId = 'mention-list'
const optionId = (colleague: Colleague) => `mention-${colleague.id}`

/** Names to choose from while an @ is typed; arrows walk, Enter or Tab takes, Esc closes. */
export function useMentionList(text: string, onText: (text: string) => void, field: RefObject<HTMLTextAreaElement | null>, people: Colleague[]) {
  const [caret, setCaret] = useState(0)
  const [at, setAt] = useState(0)
  const [closedAt, setClosedAt] = useState<number>()
  const asked = askedAt(text, caret)
  const names = asked && asked.from !== closedAt ? offered(people, asked.typed) : []
  const chosen = names[Math.min(at, names.length - 1)]

  const take = (colleague: Colleague) => {
    if (!asked) return
    const before = `${text.slice(0, asked.from)}@${colleague.name} `
    onText(before + text.slice(caret))
    setAt(0)
    requestAnimationFrame(() => {
      field.current?.focus()
      field.current?.setSelectionRange(before.length, before.length)
      setCaret(before.length)
    })
  }
  const onKeyDown = (event: KeyboardEvent): boolean => {
    if (!chosen || !asked) return false
    if (event.key === 'ArrowDown') setAt((at + 1) % names.length)
    else if (event.key === 'ArrowUp') setAt((at + names.length - 1) % names.length)
    else if ((event.key === 'Enter' && !event.ctrlKey && !event.metaKey) || event.key === 'Tab') take(chosen)
    else if (event.key === 'Escape') setClosedAt(asked.from)
    else return false
    event.preventDefault()
    event.stopPropagation()
    return true
  }
  return {
    onKeyDown,
    onCaret: (place: number) => setCaret(place),
    said: chosen ? { 'aria-autocomplete': 'list' as const, 'aria-controls': listId, 'aria-activedescendant': optionId(chosen) } : {},
    list: chosen && (
      <ul id={listId} role="listbox" aria-label={t('story.mention')} className={styles.names}>
        {names.map((one) => (
          <li key={one.id} id={optionId(one)} role="option" aria-selected={one === chosen} className={styles.name} onMouseDown={(event) => event.preventDefault()} onClick={() => take(one)}>
            <Avatar name={one.name} size={20} tone="sal" />
            {one.name}
          </li>
        ))}
      </ul>
    ),
  }
}
