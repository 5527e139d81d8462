import { ActionIcon, Button, NumberInput, Select, TextInput } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconPlus, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { api } from '~/api/client'
import type { Pipeline, Schemas, Stage } from '~/api/types'
import { t } from '~/app/messages'
import { Problem } from '~/components/problem'
import { usePipelines } from '~/components/records/queries'
import { SettingsPage, useChange } from '~/components/settings/parts'
import styles from '~/components/settings/settings.module.css'
import { useTyped } from '~/lib/leaving'
import { queryClient } from '~/lib/queries'
import { useMay } from '~/lib/session'
import { doneWith } from '~/lib/undo'

const deals = { object_type: 'deals' } as const
const allStages = '/crm/v3/pipelines/{object_type}/{pipeline_id}/stages'
const oneStage = `${allStages}/{stage_id}` as const

export default function PipelineSettings() {
  const pipelines = usePipelines()
  const mayEdit = useMay('manage_settings')
  return (
    <SettingsPage title={t('settings.pipelines')} text={mayEdit ? t('settings.pipelines.text') : t('settings.read_only')}>
      {pipelines.map((pipeline) => <OnePipeline key={pipeline.id} pipeline={pipeline} mayEdit={mayEdit} />)}
      {mayEdit && <NewPipeline order={pipelines.length} />}
    </SettingsPage>
  )
}

function OnePipeline({ pipeline, mayEdit }: { pipeline: Pipeline; mayEdit: boolean }) {
  const path = { ...deals, pipeline_id: pipeline.id }
  const save = useChange(
    (given: { id: string; patch: Schemas['pipelines.StagePatch'] }) => api.patch(oneStage, { path: { ...path, stage_id: given.id }, body: given.patch }).then(() => doneWith(t('settings.saved', { what: pipeline.label }))),
    ['pipelines'],
  )
  const swap = useChange(
    async ([a, b]: [Stage, Stage]) => {
      await api.patch(oneStage, { path: { ...path, stage_id: a.id }, body: { displayOrder: b.displayOrder } })
      await api.patch(oneStage, { path: { ...path, stage_id: b.id }, body: { displayOrder: a.displayOrder } })
    },
    ['pipelines'],
  )
  // No deal stood in it, so one like it takes its place.
  const bringBack = async ({ label, displayOrder, metadata }: Stage) => {
    await api.post(allStages, { path, body: { label, displayOrder, metadata: { probability: metadata.probability ?? '0.5', isClosed: metadata.isClosed ?? 'false' } } })
    await queryClient.invalidateQueries({ queryKey: ['pipelines'] })
  }
  const add = useChange(
    () => api.post(allStages, {
      path,
      body: { label: t('settings.pipelines.new_stage'), displayOrder: Math.max(...pipeline.stages.map((stage) => stage.displayOrder), 0) + 1, metadata: { probability: '0.5', isClosed: 'false' } },
    }),
    ['pipelines'],
  )
  const remove = useChange(
    (stage: Stage) => api.delete(oneStage, { path: { ...path, stage_id: stage.id } }).then(() => doneWith(t('settings.pipelines.stage_removed', { name: stage.label }), () => bringBack(stage))),
    ['pipelines'],
  )
  return (
    <section>
      <h2>{pipeline.label}</h2>
      <Problem error={save.error ?? add.error ?? remove.error ?? swap.error} shown={[]} />
      <table className={`${styles.table} ${styles.cards}`}>
        <thead><tr><th>{t('settings.pipelines.stage')}</th><th>{t('settings.pipelines.probability')}</th><th>{t('settings.pipelines.state')}</th><th><span className="visually-hidden">{t('list.more')}</span></th></tr></thead>
        <tbody>
          {pipeline.stages.map((stage, index) => (
            <tr key={stage.id}>
              <td>
                <TextInput aria-label={t('settings.pipelines.label_of', { name: stage.label })} defaultValue={stage.label} disabled={!mayEdit} key={stage.label}
                  onBlur={(event) => { const label = event.currentTarget.value.trim(); if (label && label !== stage.label) save.mutate({ id: stage.id, patch: { label } }) }} />
              </td>
              <td>
                <NumberInput aria-label={t('settings.pipelines.probability_of', { name: stage.label })} w={90} min={0} max={100} suffix=" %" hideControls disabled={!mayEdit || stage.metadata.isClosed === 'true'}
                  defaultValue={Math.round(Number(stage.metadata.probability ?? 0) * 100)} key={stage.metadata.probability}
                  onBlur={(event) => { const share = Number(event.currentTarget.value.replace(/[^\d.]/g, '')) / 100; if (share !== Number(stage.metadata.probability)) save.mutate({ id: stage.id, patch: { metadata: { probability: String(share), isClosed: 'false' } } }) }} />
              </td>
              <td>
                <Select aria-label={`${t('settings.pipelines.state')}: ${stage.label}`} w={110} disabled={!mayEdit} allowDeselect={false} value={stateOf(stage)}
                  data={[{ value: 'open', label: t('settings.pipelines.open') }, { value: 'won', label: t('settings.pipelines.won') }, { value: 'lost', label: t('settings.pipelines.lost') }]}
                  onChange={(state) => state && save.mutate({ id: stage.id, patch: { metadata: metadataFor(state) } })} />
              </td>
              <td className={styles.end}>
                {mayEdit && (
                  <span style={{ display: 'inline-flex' }}>
                    <ActionIcon aria-label={t('settings.pipelines.earlier', { name: stage.label })} disabled={index === 0} onClick={() => swap.mutate([stage, pipeline.stages[index - 1]!])}><IconArrowUp size={15} stroke={1.75} /></ActionIcon>
                    <ActionIcon aria-label={t('settings.pipelines.later', { name: stage.label })} disabled={index === pipeline.stages.length - 1} onClick={() => swap.mutate([stage, pipeline.stages[index + 1]!])}><IconArrowDown size={15} stroke={1.75} /></ActionIcon>
                    <ActionIcon aria-label={t('settings.pipelines.remove', { name: stage.label })} onClick={() => remove.mutate(stage)}><IconX size={15} stroke={1.75} /></ActionIcon>
                  </span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {mayEdit && <Button size="xs" leftSection={<IconPlus size={14} stroke={1.75} />} loading={add.isPending} onClick={() => add.mutate(undefined)}>{t('settings.pipelines.add_stage')}</Button>}
    </section>
  )
}

const stateOf = (stage: Stage) => (stage.metadata.isClosed !== 'true' ? 'open' : Number(stage.metadata.probability ?? 0) > 0 ? 'won' : 'lost')
const metadataFor = (state: string) => ({ probability: state === 'won' ? '1.0' : state === 'lost' ? '0.0' : '0.5', isClosed: String(state !== 'open') })

function NewPipeline({ order }: { order: number }) {
  const [label, setLabel] = useState('')
  useTyped(label.trim() !== '')
  const stages = [
    { label: t('settings.pipelines.first'), displayOrder: 0, metadata: metadataFor('open') },
    { label: t('settings.pipelines.won'), displayOrder: 1, metadata: metadataFor('won') },
    { label: t('settings.pipelines.lost'), displayOrder: 2, metadata: metadataFor('lost') },
  ]
  const add = useChange(() => api.post('/crm/v3/pipelines/{object_type}', { path: deals, body: { label: label.trim(), displayOrder: order, stages } }), ['pipelines'], () => {
    doneWith(t('settings.saved', { what: label }))
    setLabel('')
  })
  return (
    <>
      <h2>{t('settings.pipelines.new')}</h2>
      <form
        className={styles.row}
        onSubmit={(event) => {
          event.preventDefault()
          if (label.trim()) add.mutate(undefined)
        }}
      >
        <TextInput label={t('settings.pipelines.name')} value={label} error={add.fields['label']} onChange={(event) => setLabel(event.currentTarget.value)} />
        <Button type="submit" loading={add.isPending} disabled={!label.trim()}>{t('add')}</Button>
      </form>
      <Problem error={add.error} shown={['label']} />
    </>
  )
}
