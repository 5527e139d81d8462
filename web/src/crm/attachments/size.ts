import { t } from '~/app/messages'
import { formatNumber, formatWhole } from '~/lib/format'

/** "412 kB": as people compare files, a thousand bytes to the kilobyte. */
export function sayBytes(bytes: number): string {
  if (bytes < 1000) return t('files.b', { n: formatWhole(bytes) })
  if (bytes < 999_500) return t('files.kb', { n: formatWhole(Math.round(bytes / 1000)) })
  return t('files.mb', { n: formatNumber(Math.round(bytes / 100_000) / 10) })
}
