import { t } from '~/app/messages'
import { formatNumber } from '~/lib/format'
import { root, useBuilding } from './building'
import { conditionAt, parentOf, type Pointer } from './tree'
import styles from './builder.module.css'

/** How many are left below this line, or come with it where one of several is enough. */
export function Count({ pointer }: { pointer: Pointer }) {
  const { preview, isCounting, tree } = useBuilding()
  const line = preview?.lines.find((one) => one.pointer === `${root}${pointer}`)
  const waiting = { 'data-counting': isCounting || undefined }
  if (pointer === '') return <span className={styles.count} {...waiting}>{preview && t('segments.of_all', { n: preview.contacts })}</span>
  if (!line || !preview) return <span className={styles.count} />
  const holder = conditionAt(tree, parentOf(pointer))?.type
  if (holder === 'any') {
    const isFirst = pointer.endsWith('/0')
    return <span className={styles.count} {...waiting}>{isFirst ? formatNumber(line.adds) : t('segments.adds', { n: line.adds })}</span>
  }
  const most = Math.max(1, ...preview.lines.filter((one) => one.pointer !== root).map((one) => one.left))
  const isLast = line.left === 0 && line.alone > 0
  return (
    <>
      <strong className={styles.count} data-none={isLast || undefined} title={t('segments.alone', { n: line.alone })} {...waiting}>{formatNumber(line.left)}</strong>
      <span className={styles.bar} aria-hidden><span style={{ width: `${Math.round((line.left / most) * 100)}%` }} /></span>
    </>
  )
}
