import { Button, Modal, SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { fieldsOf } from '~/api/client'
import { t } from '~/app/messages'
import { explain } from '~/components/failure'
import { formatNumber } from '~/lib/format'
import { useClosing, useTyped } from '~/lib/leaving'
import { Builder } from '~/components/conditions/builder'
import type { Speech } from '~/components/conditions/say'
import { TextForm } from './text-form'
import { isWhole, type Group } from '~/components/conditions/tree'
import { usePreview } from '~/components/conditions/use-preview'
import styles from './list-filters.module.css'

interface Props {
  first: Group
  speech: Speech
  onApply: (tree: Group) => void
  onClose: () => void
}

/** The builder of segments over a list; what is built filters the list. */
export function ListBuilder({ first, speech, onApply, onClose }: Props) {
  const [tree, setTree] = useState(first)
  const [shown, setShown] = useState<'builder' | 'text'>('builder')
  const preview = usePreview(tree, undefined, true)
  const problems = new Map(Object.entries(fieldsOf(preview.error)).map(([field, message]) => [`/${field}`, message] as const))
  return (
    <Modal opened {...useClosing(onClose, useTyped(tree !== first))} title={t('segments.list.title')} size={760}>
      <div className={styles.head}>
        <SegmentedControl aria-label={t('segments.form')} value={shown} onChange={(value) => setShown(value as typeof shown)} data={[{ value: 'builder', label: t('segments.builder') }, { value: 'text', label: t('segments.text') }]} />
      </div>
      {shown === 'builder'
        ? <Builder tree={tree} speech={speech} mayEdit preview={preview.data} isCounting={preview.isCounting} problems={problems} onChange={setTree} />
        : <TextForm tree={tree} mayEdit onChange={setTree} />}
      {preview.error && <p className={styles.bad} role="alert">{explain(preview.error)}</p>}
      <div className={styles.foot}>
        {preview.data && <span aria-live="polite"><strong>{formatNumber(preview.data.members)}</strong> {t('segments.list.found', { n: preview.data.members })}</span>}
        <Button variant="filled" disabled={!isWhole(tree)} onClick={() => onApply(tree)}>{t('segments.list.apply')}</Button>
      </div>
    </Modal>
  )
}
