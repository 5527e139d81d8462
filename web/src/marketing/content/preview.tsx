import { SegmentedControl, VisuallyHidden } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconDeviceDesktop, IconDeviceMobile } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '~/api/client'
import { t } from '~/app/messages'
import styles from './preview.module.css'

interface Props {
  path: '/api/pages/preview' | '/api/forms/preview'
  /** What is being written; the server renders it as it will be. */
  body: unknown
  phoneFirst?: boolean
}

/** The real thing in a frame that runs no scripts and sends nothing. While something is missing it stays as it was. */
export function Preview({ path, body, phoneFirst = false }: Props) {
  const [width, setWidth] = useState(phoneFirst ? 'phone' : 'desktop')
  const [settled] = useDebouncedValue(JSON.stringify(body), 250)
  const { data } = useQuery({
    queryKey: ['preview', path, settled],
    queryFn: async () => (await api.post(path, { body: JSON.parse(settled) })).data.html,
    placeholderData: keepPreviousData,
    retry: false,
    gcTime: 0,
  })
  return (
    <section className={styles.preview} aria-label={t('pages.preview')}>
      <header className={styles.head}>
        <h2>{t('pages.preview')}</h2>
        <SegmentedControl
          size="xs"
          value={width}
          onChange={setWidth}
          data={[
            { value: 'phone', label: <><IconDeviceMobile size={15} stroke={1.75} /><VisuallyHidden>{t('pages.width.phone')}</VisuallyHidden></> },
            { value: 'desktop', label: <><IconDeviceDesktop size={15} stroke={1.75} /><VisuallyHidden>{t('pages.width.desktop')}</VisuallyHidden></> },
          ]}
        />
      </header>
      <div className={styles.stage}>
        <iframe className={styles.frame} data-width={width} title={t('pages.preview')} sandbox="" srcDoc={data ?? ''} tabIndex={-1} />
      </div>
    </section>
  )
}
