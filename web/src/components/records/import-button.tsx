import { Button, Modal } from '@mantine/core'
import { IconUpload } from '@tabler/icons-react'
import { useState } from 'react'
import { t } from '~/app/messages'
import styles from './import-button.module.css'

/** Files come in by the command line; this shows how. */
export function ImportButton({ object }: { object: string }) {
  const [opened, setOpened] = useState(false)
  return (
    <>
      <Button h={28} leftSection={<IconUpload size={15} stroke={1.75} />} onClick={() => setOpened(true)}>{t('list.import')}</Button>
      <Modal opened={opened} onClose={() => setOpened(false)} title={t('list.import.title')} size={560}>
        <div className={styles.how}>
          <p>{t('list.import.text')}</p>
          <code>tandem import csv --data DIR --mapping FILE.toml FILE…</code>
          <p>{t('list.import.object')} <code>object = "{object}"</code></p>
          <p>{t('list.import.again')}</p>
          <p>{t('list.import.docs')} <code>docs/imports/README.md</code></p>
        </div>
      </Modal>
    </>
  )
}
