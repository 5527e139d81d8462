import { t } from '~/app/messages'
import { formatNumber } from '~/lib/format'
import { root, useBuilding, type Preview } from './building'
import { conditionAt, isUnwanted, parentOf, type Pointer } from './tree'
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
  const unwanted = isUnwanted(tree, pointer) || conditionAt(tree, pointer)?.type === 'none'
  return (
    <>
      <strong className={styles.count} data-none={takesTheLast(preview, pointer) || undefined} data-minus={unwanted || undefined} title={t('segments.alone', { n: line.alone })} {...waiting}>{formatNumber(line.left)}</strong>
      <span className={styles.bar} data-none={unwanted || undefined} aria-hidden>{line.left > 0 && <span style={{ width: `${Math.round((line.left / most) * 100)}%` }} />}</span>
    </>
  )
}

/** Before this line there was somebody, after it nobody. */
export function takesTheLast(preview: Preview | undefined, pointer: Pointer): boolean {
  const first = preview?.lines.find((one) => one.left === 0 && one.pointer !== root)
  return first !== undefined && first.pointer === `${root}${pointer}` && preview!.contacts > 0
}
