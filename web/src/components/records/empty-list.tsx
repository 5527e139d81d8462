import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import type { Department } from '~/api/types'
import { t, type MessageKey } from '~/app/messages'
import { EmptyState } from '../empty-state'

type WordsOf<Key> = Key extends `${infer Words}.empty.example.detail` ? Words : never

interface Props {
  /** The messages '<words>.empty.…' say it. */
  words: WordsOf<MessageKey>
  department: Department
  /** Absent where the role may not make one. */
  create?: { label: string; run: () => void } | undefined
}

/** A list nobody has put anything into yet. */
export function EmptyList({ words, department, create }: Props) {
  return (
    <EmptyState
      title={t(`${words}.empty.title`)}
      text={t(`${words}.empty.text`)}
      example={{ department, name: t(`${words}.empty.example.name`), detail: t(`${words}.empty.example.detail`), end: t(`${words}.empty.example.end`) }}
      action={create && <Button variant="filled" leftSection={<IconPlus size={15} stroke={2} />} onClick={create.run}>{create.label}</Button>}
    />
  )
}
