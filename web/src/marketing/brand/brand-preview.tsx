import { SegmentedControl } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '~/api/client'
import { t } from '~/app/messages'
import type { Brand } from './brand'
import styles from './brand.module.css'

export const logoAddress = (logo: string): string => `/logo/${logo}?width=320`

const kinds = ['page_html', 'letter_html'] as const
type Kind = (typeof kinds)[number]

/** What customers get, drawn by what draws it for them; while a colour is half typed it stays as it was. */
export function BrandPreview({ brand }: { brand: Brand }) {
  const [kind, setKind] = useState<Kind>('page_html')
  const [settled] = useDebouncedValue(brand, 250)
  const { data } = useQuery({
    queryKey: ['brand-preview', settled],
    queryFn: async () => (await api.post('/api/brand/preview', { body: settled })).data,
    placeholderData: keepPreviousData,
    retry: false,
    gcTime: 0,
  })
  return (
    <section aria-label={t('settings.brand.preview')}>
      <SegmentedControl size="xs" value={kind} onChange={(value) => setKind(value as Kind)} data={kinds.map((value) => ({ value, label: t(`settings.brand.preview.${value}`) }))} />
      <iframe className={styles.frame} title={t('settings.brand.preview')} sandbox="" srcDoc={data?.[kind] ?? ''} tabIndex={-1} />
    </section>
  )
}
