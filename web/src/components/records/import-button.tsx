import { Button, FileButton, Modal, Progress } from '@mantine/core'
import { IconUpload } from '@tabler/icons-react'
import { useState } from 'react'
import type { ObjectType, Property } from '~/api/types'
import { t } from '~/app/messages'
import { useClosing, useTyped } from '~/lib/leaving'
import { Failure } from '../failure'
import { ImportMapping } from './import-mapping'
import { mostBytes, useUpload } from './imports'
import styles from './import-button.module.css'

interface Props {
  object: ObjectType
  properties: Property[]
}

/** Brings rows of a CSV file in: the file, which column is what, what would become of it, and then a job. */
export function ImportButton({ object, properties }: Props) {
  const [opened, setOpened] = useState(false)
  const [hasFile, setHasFile] = useState(false)
  const close = () => {
    setOpened(false)
    setHasFile(false)
  }
  const closing = useClosing(close, useTyped(hasFile))
  return (
    <>
      <Button h={28} leftSection={<IconUpload size={15} stroke={1.75} />} onClick={() => setOpened(true)}>{t('list.import')}</Button>
      <Modal opened={opened} {...closing} title={t('list.import.title')} size={760}>
        {opened && <Steps object={object} properties={properties} onFile={() => setHasFile(true)} onClose={close} />}
      </Modal>
    </>
  )
}

function Steps({ object, properties, onFile, onClose }: Props & { onFile: () => void; onClose: () => void }) {
  const [part, setPart] = useState(0)
  const [tooLarge, setTooLarge] = useState(false)
  const upload = useUpload(object, setPart)
  if (upload.data) return <ImportMapping file={upload.data} properties={properties} onClose={onClose} />
  const choose = (file: File | null) => {
    if (!file) return
    setTooLarge(file.size > mostBytes)
    if (file.size <= mostBytes) upload.mutate(file, { onSuccess: onFile })
  }
  return (
    <div className={styles.how}>
      <p>{t('list.import.text')}</p>
      {upload.isPending
        ? <Progress value={part * 100} aria-label={t('list.import.sending')} />
        : <FileButton accept=".csv,text/csv,text/plain" onChange={choose}>{(props) => <Button {...props} variant="filled">{t('list.import.choose')}</Button>}</FileButton>}
      {tooLarge && <p role="alert" className={styles.bad}>{t('list.import.too_large')}</p>}
      {upload.error && <Failure error={upload.error} />}
      <p className={styles.note}>{t('list.import.docs')} <code>docs/imports/README.md</code></p>
    </div>
  )
}
