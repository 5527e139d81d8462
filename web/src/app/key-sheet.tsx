import { Modal } from '@mantine/core'
import { KeyCaps } from '~/components/key-cap'
import { keyboard, type Binding } from '~/lib/keyboard'
import { t } from './messages'
import styles from './key-sheet.module.css'

export function KeySheet({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Modal opened={opened} onClose={onClose} title={t('keys.title')} size={640}>
      {opened && (
        <div className={styles.groups}>
          {grouped(keyboard.list()).map(([group, bindings]) => (
            <section key={group}>
              <h3>{group}</h3>
              <dl>
                {bindings.map((binding) => (
                  <div key={binding.keys} className={styles.row}>
                    <dt>{binding.label}</dt>
                    <dd><KeyCaps keys={binding.keys} /></dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
        </div>
      )}
    </Modal>
  )
}

function grouped(bindings: Binding[]): [string, Binding[]][] {
  const groups = new Map<string, Binding[]>()
  for (const binding of bindings) groups.set(binding.group, [...(groups.get(binding.group) ?? []), binding])
  return [...groups]
}
