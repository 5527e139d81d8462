import { useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { t } from '~/app/messages'
import { Bones } from '~/components/bones'
import { EmptyState } from '~/components/empty-state'
import { isKindsKnown, useKinds, type KindView } from '~/components/records/kinds'

/** What the address names, once it is known. */
export function WithKind({ children }: { children: (kind: KindView) => ReactNode }) {
  const { kind: object } = useParams({ strict: false }) as { kind: string }
  const kind = useKinds().find((one) => one.object === object)
  if (kind) return children(kind)
  return isKindsKnown() ? <EmptyState alone title={t('page.gone')} text={t('page.gone_hint')} /> : <Bones widths={[200, 120]} />
}
