import { ActionIcon, FileButton, Progress } from '@mantine/core'
import { IconFile, IconFileTypePdf, IconPhoto, IconPlus, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { t } from '~/app/messages'
import { explain, Failure } from '~/components/failure'
import { RailNothing, RailSection } from '~/components/records/rail'
import { formatPercent, formatRecent } from '~/lib/format'
import { useMay } from '~/lib/session'
import { failed } from '~/lib/undo'
import { addressOf, filesOf, removeFile, type FileOnRecord } from './files'
import { sayBytes } from './size'
import { useDrop } from './use-drop'
import { useUploads, type Sending } from './use-uploads'
import styles from './files.module.css'

/** The files on a record; whoever may change it adds some by dropping them anywhere on its page. */
export function RecordFiles({ object, id }: { object: string; id: string }) {
  const { data, error } = useQuery(filesOf(object, id))
  const mayEdit = useMay('write_records')
  const { sending, add } = useUploads(object, id)
  const isOver = useDrop(mayEdit, add)
  const files = data?.results ?? []
  const more = (data?.total ?? 0) - files.length
  return (
    <RailSection title={t('files.title')} action={mayEdit && <AddFiles onChoose={add} />}>
      {isOver && <p className={styles.drop}>{t('files.drop')}</p>}
      {error && <Failure error={error} />}
      {files.map((file) => <FileLine key={file.id} file={file} mayEdit={mayEdit} />)}
      {more > 0 && <RailNothing>{t('files.more', { n: more })}</RailNothing>}
      {sending.map((one) => <SendingLine key={one.key} sending={one} />)}
      {data && files.length === 0 && sending.length === 0 && <RailNothing>{t(mayEdit ? 'files.none' : 'files.nothing')}</RailNothing>}
    </RailSection>
  )
}

function AddFiles({ onChoose }: { onChoose: (files: File[]) => void }) {
  return (
    <FileButton multiple onChange={onChoose}>
      {(props) => <ActionIcon size={24} {...props} aria-label={t('files.add')}><IconPlus size={15} stroke={1.75} /></ActionIcon>}
    </FileButton>
  )
}

function TypeIcon({ type }: { type: string }) {
  const look = { size: 18, stroke: 1.5, 'aria-hidden': true }
  if (type.startsWith('image/')) return <IconPhoto {...look} />
  return type === 'application/pdf' ? <IconFileTypePdf {...look} /> : <IconFile {...look} />
}

function FileLine({ file, mayEdit }: { file: FileOnRecord; mayEdit: boolean }) {
  const remove = () => removeFile(file).catch((error: unknown) => failed(explain(error)))
  return (
    <div className={styles.line}>
      <TypeIcon type={file.content_type} />
      <div className={styles.text}>
        <a href={addressOf(file)} download={file.name} title={file.content_type}>{file.name}</a>
        <span>{t('files.by', { size: sayBytes(file.bytes), who: file.user_name, when: formatRecent(file.created_at) })}</span>
      </div>
      {mayEdit && <ActionIcon size={24} onClick={() => void remove()} aria-label={t('files.remove', { name: file.name })}><IconX size={14} stroke={1.75} /></ActionIcon>}
    </div>
  )
}

function SendingLine({ sending: { name, part, stop } }: { sending: Sending }) {
  return (
    <div className={styles.line}>
      <IconFile size={18} stroke={1.5} aria-hidden />
      <div className={styles.text}>
        <span>{t('files.sending', { name, percent: formatPercent(part, 0) })}</span>
        <Progress value={part * 100} size={4} aria-label={name} />
      </div>
      <ActionIcon size={24} onClick={stop} aria-label={t('files.stop', { name })}><IconX size={14} stroke={1.75} /></ActionIcon>
    </div>
  )
}
