import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { t } from '~/app/messages'
import { Avatar } from '~/components/avatar'
import { DepartmentMark } from '~/components/department'
import { EmptyState } from '~/components/empty-state'
import { StageLabel } from '~/components/stage-glyph'
import styles from './contacts.module.css'

const widths = [[96, 110, 44, 28, 190, 60], [120, 92, 44, 28, 150, 72], [84, 118, 44, 28, 210, 52]]

/** Before the first contact: an example of what a row will say, and how to begin. */
export function NoContacts({ onCreate }: { onCreate: (() => void) | undefined }) {
  return (
    <div className={styles.empty}>
      <div className={styles.sample} aria-hidden>
        <div className={styles.sampleHead}>
          <span /><span>{t('contacts.column.name')}</span><span>{t('contacts.column.company')}</span><span>{t('contacts.column.stage')}</span>
          <span>{t('contacts.column.score')}</span><span>{t('contacts.column.activity')}</span><span>{t('contacts.column.source')}</span>
        </div>
        <div className={styles.sampleRow}>
          <span className={styles.box} />
          <span className={styles.name}><Avatar name={t('contacts.empty.example_name')} /><strong>{t('contacts.empty.example_name')}</strong></span>
          <span>{t('contacts.empty.example_company')}</span>
          <StageLabel stage="marketingqualifiedlead" />
          <span><strong>72</strong><span className={styles.up}>▲ 12</span></span>
          <span className={styles.name}><DepartmentMark department="marketing" /><span>{t('contacts.empty.example_activity')}</span></span>
          <span>{t('contacts.empty.example_source')}</span>
          <span className={styles.tag}>{t('contacts.empty.example')}</span>
        </div>
        {widths.map((row, index) => (
          <div key={index} className={styles.sampleRow}>
            <span className={styles.box} />
            {row.map((width, at) => <span key={at} className={styles.bone} style={{ width }} />)}
          </div>
        ))}
      </div>
      <EmptyState
        title={t('contacts.empty.title')}
        text={t('contacts.empty.text')}
        action={onCreate && <Button variant="filled" leftSection={<IconPlus size={15} stroke={2} />} onClick={onCreate}>{t('contacts.empty.button')}</Button>}
      >
        <p className={styles.command}>{t('contacts.empty.or')}<br /><code>tandem import csv <span>--data DIR</span> <span>--mapping FILE.toml</span> FILE</code></p>
      </EmptyState>
    </div>
  )
}
