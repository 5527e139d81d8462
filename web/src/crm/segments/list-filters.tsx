import { TextInput } from '@mantine/core'
import { IconAdjustmentsHorizontal, IconUsersGroup, IconX } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { api, fieldsOf } from '~/api/client'
import { t } from '~/app/messages'
import { explain } from '~/components/failure'
import { FormDialog } from '~/components/form-dialog'
import { useMyOwnerId } from '~/components/records/use-my-owner-id'
import { withMe } from '~/components/records/views'
import type { ContactFilters } from '~/lib/feature'
import { useTyped } from '~/lib/leaving'
import { refreshObjects } from '~/lib/queries'
import { useNavigate } from '~/lib/routes'
import { useMay } from '~/lib/session'
import { doneWith } from '~/lib/undo'
import { ListBuilder } from './list-builder'
import { treeOf } from './listing'
import { sentence } from '~/components/conditions/say'
import { useSpeech } from '~/components/conditions/speech'
import type { Group } from '~/components/conditions/tree'
import styles from './list-filters.module.css'

/** What a list of contacts is filtered by beyond its filters: whatever a segment can say. */
export default function ListFilters({ filters, condition, query, onCondition }: ContactFilters) {
  const [isBuilding, setBuilding] = useState(false)
  const [isSaving, setSaving] = useState(false)
  const mayWrite = useMay('write_records')
  const speech = useSpeech()
  const myId = useMyOwnerId()
  const mine = withMe(filters, myId)
  const properties = speech.properties('contacts')
  const text = condition && sentence(condition, speech).map((part) => part.text).join('')
  return (
    <>
      {condition ? (
        <span className={styles.chip}>
          <button type="button" className={styles.body} title={text} aria-label={t('segments.list.edit', { text: text ?? '' })} onClick={() => setBuilding(true)}>{text}</button>
          <button type="button" className={styles.remove} aria-label={t('segments.list.remove')} onClick={() => onCondition(undefined, filters)}><IconX size={14} stroke={1.75} /></button>
        </span>
      ) : (
        <button type="button" className={styles.add} onClick={() => setBuilding(true)}><IconAdjustmentsHorizontal size={14} stroke={1.75} aria-hidden />{t('segments.list.advanced')}</button>
      )}
      {mayWrite && (condition || filters.length > 0 || query.trim() !== '') && (
        <button type="button" className={styles.add} onClick={() => setSaving(true)}><IconUsersGroup size={14} stroke={1.75} aria-hidden />{t('segments.list.save')}</button>
      )}
      {isBuilding && (
        <ListBuilder
          first={treeOf(condition, mine, '', properties)}
          speech={speech}
          onClose={() => setBuilding(false)}
          onApply={(tree) => {
            onCondition(tree.conditions.length > 0 ? tree : undefined, [])
            setBuilding(false)
          }}
        />
      )}
      {isSaving && <SaveSegment condition={treeOf(condition, mine, query, properties)} onClose={() => setSaving(false)} />}
    </>
  )
}

function SaveSegment({ condition, onClose }: { condition: Group; onClose: () => void }) {
  const [name, setName] = useState('')
  const typed = useTyped(name.trim() !== '')
  const navigate = useNavigate()
  const save = useMutation({
    mutationFn: async () => (await api.post('/api/segments', { body: { name: name.trim(), kind: 'live', condition } })).data,
    onSuccess: async ({ id, name }) => {
      refreshObjects('segments')
      doneWith(t('segments.list.saved', { name }))
      await navigate({ to: `/segments/${id}`, ignoreBlocker: true })
    },
  })
  return (
    <FormDialog title={t('segments.list.save')} size={420} submit={t('segments.list.save')} busy={save.isPending} disabled={!name.trim()} draft={typed} onSubmit={() => save.mutate()} onClose={onClose}>
      <TextInput data-autofocus label={t('segments.name')} value={name} maxLength={200} error={fieldsOf(save.error)['name']} onChange={(event) => setName(event.currentTarget.value)} />
      <p className={styles.hint}>{t('segments.list.save_hint')}</p>
      {save.error && <p className={styles.bad} role="alert">{explain(save.error)}</p>}
    </FormDialog>
  )
}
