import { Textarea } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { t } from '~/app/messages'
import { Bones } from '~/components/bones'
import { explain, Failure } from '~/components/failure'
import { readText } from '~/components/conditions/language'
import { writeText } from './segments'
import { isGroup, type Group } from '~/components/conditions/tree'
import styles from './segment-page.module.css'

interface Props {
  tree: Group
  mayEdit: boolean
  onChange: (tree: Group) => void
}

/** The same tree as text, read again a moment after the last key. */
export function TextForm({ tree, mayEdit, onChange }: Props) {
  const [first] = useState(tree)
  const written = useQuery({ queryKey: ['segments', 'text', first], queryFn: () => writeText(first), staleTime: Infinity })
  const [typed, setTyped] = useState<string>()
  const [wrong, setWrong] = useState<string>()
  const read = useDebouncedCallback(async (text: string) => {
    try {
      const { condition } = await readText(text)
      setWrong(undefined)
      if (isGroup(condition)) onChange(condition)
      else setWrong(t('segments.text_group'))
    } catch (error) {
      setWrong(explain(error))
    }
  }, 400)
  if (written.error) return <Failure error={written.error} />
  if (written.data === undefined) return <div className={styles.bones}><Bones widths={['40%', '60%', '50%']} /></div>
  return (
    <Textarea
      className={styles.text}
      label={t('segments.text_label')}
      description={t('segments.text_hint')}
      value={typed ?? written.data}
      readOnly={!mayEdit}
      error={wrong}
      autosize
      minRows={10}
      spellCheck={false}
      onChange={(event) => {
        setTyped(event.currentTarget.value)
        void read(event.currentTarget.value)
      }}
    />
  )
}
