import { ActionIcon, Button, NumberInput, Select, TextInput } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconPlus, IconX } from '@tabler/icons-react'
import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { api } from '~/api/client'
import type { Pipeline, Schemas, Stage } from '~/api/types'
import { t } from '~/app/messages'
import { Problem } from '~/components/problem'
import { useKinds } from '~/components/records/kinds'
import { usePipelines } from '~/components/records/queries'
import { stageKind, type Piped } from '~/components/records/stages'
import { SettingsPage, useChange } from '~/components/settings/parts'
import styles from '~/components/settings/settings.module.css'
import { useTyped } from '~/lib/leaving'
import { queryClient } from '~/lib/queries'
import { useShow } from '~/lib/routes'
import { useMay } from '~/lib/session'
import { doneWith } from '~/lib/undo'

const allStages = '/crm/v3/pipelines/{object_type}/{pipeline_id}/stages'
const oneStage = `${allStages}/{stage_id}` as const

/** The pipelines of one kind at a time: deals, and whatever else stands in stages. */
export default function PipelineSettings() {
  const address = useSearch({ strict: false }) as { object?: string }
  const show = useShow()
  const kinds = useKinds().filter((kind) => kind.has_pipelines)
  const object: Piped = kinds.find((kind) => kind.object === address.object)?.object ?? 'deals'
  const pipelines = usePipelines(object)
  const mayEdit = useMay('manage_settings')
  return (
    <SettingsPage title={t('settings.pipelines')} text={mayEdit ? t(object === 'deals' ? 'settings.pipelines.text' : 'settings.pipelines.text_kind') : t('settings.read_only')}>
      {kinds.length > 0 && (
        <Select label={t('settings.pipelines.kind')} w={220} allowDeselect={false} value={object} onChange={(value) => value && show({ object: value === 'deals' ? undefined : value })}
          data={[{ value: 'deals', label: t('deals.nav') }, ...kinds.map((kind) => ({ value: kind.object as string, label: kind.plural }))]} />
      )}
      {pipelines.map((pipeline) => <OnePipeline key={`${object}/${pipeline.id}`} object={object} pipeline={pipeline} mayEdit={mayEdit} />)}
      {mayEdit && <NewPipeline key={object} object={object} order={pipelines.length} />}
    </SettingsPage>
  )
}

function OnePipeline({ object, pipeline, mayEdit }: { object: Piped; pipeline: Pipeline; mayEdit: boolean }) {
  const isDeals = object === 'deals'
  const states = isDeals ? (['open', 'won', 'lost'] as const) : (['open', 'closed'] as const)
  const path = { object_type: object, pipeline_id: pipeline.id }
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
  // No record stood in it, so one like it takes its place.
  const bringBack = async ({ label, displayOrder, metadata }: Stage) => {
    await api.post(allStages, { path, body: { label, displayOrder, metadata: { ...(isDeals && { probability: metadata.probability ?? '0.5' }), isClosed: metadata.isClosed ?? 'false' } } })
    await queryClient.invalidateQueries({ queryKey: ['pipelines'] })
  }
  const add = useChange(
    () => api.post(allStages, {
      path,
      body: { label: t('settings.pipelines.new_stage'), displayOrder: Math.max(...pipeline.stages.map((stage) => stage.displayOrder), 0) + 1, metadata: metadataFor(object, 'open') },
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
        <thead><tr><th>{t('settings.pipelines.stage')}</th>{isDeals && <th>{t('settings.pipelines.probability')}</th>}<th>{t('settings.pipelines.state')}</th><th><span className="visually-hidden">{t('list.more')}</span></th></tr></thead>
        <tbody>
          {pipeline.stages.map((stage, index) => (
            <tr key={stage.id}>
              <td>
                <TextInput aria-label={t('settings.pipelines.label_of', { name: stage.label })} defaultValue={stage.label} disabled={!mayEdit} key={stage.label}
                  onBlur={(event) => { const label = event.currentTarget.value.trim(); if (label && label !== stage.label) save.mutate({ id: stage.id, patch: { label } }) }} />
              </td>
              {isDeals && <td>
                <NumberInput aria-label={t('settings.pipelines.probability_of', { name: stage.label })} w={90} min={0} max={100} suffix=" %" hideControls disabled={!mayEdit || stage.metadata.isClosed === 'true'}
                  defaultValue={Math.round(Number(stage.metadata.probability ?? 0) * 100)} key={stage.metadata.probability}
                  onBlur={(event) => { const share = Number(event.currentTarget.value.replace(/[^\d.]/g, '')) / 100; if (share !== Number(stage.metadata.probability)) save.mutate({ id: stage.id, patch: { metadata: { probability: String(share), isClosed: 'false' } } }) }} />
              </td>}
              <td>
                <Select aria-label={`${t('settings.pipelines.state')}: ${stage.label}`} w={110} disabled={!mayEdit} allowDeselect={false} value={stageKind(stage)}
                  data={states.map((state) => ({ value: state, label: t(`settings.pipelines.${state}`) }))}
                  onChange={(state) => state && save.mutate({ id: stage.id, patch: { metadata: metadataFor(object, state) } })} />
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

/** Only deals are won and lost, with a probability. */
const metadataFor = (object: Piped, state: string) => ({
  ...(object === 'deals' && { probability: state === 'won' ? '1.0' : state === 'lost' ? '0.0' : '0.5' }), isClosed: String(state !== 'open'),
})

function NewPipeline({ object, order }: { object: Piped; order: number }) {
  const [label, setLabel] = useState('')
  useTyped(label.trim() !== '')
  const states = object === 'deals' ? (['open', 'won', 'lost'] as const) : (['open', 'closed'] as const)
  const stages = states.map((state, displayOrder) => ({ label: t(`settings.pipelines.${state}`), displayOrder, metadata: metadataFor(object, state) }))
  const add = useChange(() => api.post('/crm/v3/pipelines/{object_type}', { path: { object_type: object }, body: { label: label.trim(), displayOrder: order, stages } }), ['pipelines'], () => {
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
