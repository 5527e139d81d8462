import { Bones } from '~/components/bones'
import styles from './analytics.module.css'

/** The page in grey, while the sites are asked for. */
export function Waiting() {
  return (
    <div className={styles.waiting} aria-busy>
      <Bones widths={[150, 90]} height={28} />
      <Bones widths={['100%']} height={330} />
      <Bones widths={['33%', '33%', '33%']} height={240} />
    </div>
  )
}
